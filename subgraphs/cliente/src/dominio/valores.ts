import { invalido } from '@alpes/seedwork/dominio/errores';
import { esLegible } from '@alpes/seedwork/dominio/texto';

declare const marca: unique symbol;
type Marcado<Marca extends string> = string & { readonly [marca]: Marca };

/** Name of a person or company: 1 to 120 characters. */
export type Nombre = Marcado<'Nombre'>;
/** E-mail address, in lower case. */
export type Email = Marcado<'Email'>;
/** Identity number of a person: 5 to 15 digits. */
export type Cedula = Marcado<'Cedula'>;
/** Tax number of a company: digits, with an optional check digit after a dash, such as `900123456-7`. */
export type Rut = Marcado<'Rut'>;

/** @throws ErrorDeDominio `VACIO`, `MUY_LARGO` or `CARACTER_INVALIDO`. */
export const nombre = (texto: string): Nombre => {
  const limpio = texto.normalize().trim().replace(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(limpio)) throw invalido('', 'VACIO', 'El nombre debe tener al menos una letra.');
  if (limpio.length > 120) throw invalido('', 'MUY_LARGO', 'El nombre admite 120 caracteres como máximo.');
  if (!esLegible(limpio)) throw invalido('', 'CARACTER_INVALIDO', 'El nombre contiene caracteres de control.');
  return limpio as Nombre;
};

/** One `@`, no spaces, and a domain of letters, digits and dashes with at least one dot. */
const FORMA_DE_EMAIL = /^[^\s@]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** @throws ErrorDeDominio `VACIO`, `MUY_LARGO` (RFC 5321: 254 characters) or `EMAIL_INVALIDO`. */
export const email = (texto: string): Email => {
  const limpio = texto.normalize().trim().toLowerCase();
  if (limpio === '') throw invalido('', 'VACIO', 'El correo no puede estar vacío.');
  if (limpio.length > 254) throw invalido('', 'MUY_LARGO', 'El correo admite 254 caracteres como máximo.');
  if (!FORMA_DE_EMAIL.test(limpio) || !esLegible(limpio)) {
    throw invalido('', 'EMAIL_INVALIDO', 'El correo debe tener la forma nombre@dominio.com.');
  }
  return limpio as Email;
};

/** Mail providers that anyone can have an address at. */
const PROVEEDORES_PUBLICOS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.es',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'zoho.com',
]);

/** The part of the address after the `@`. */
export const dominioDe = (direccion: string): string => direccion.slice(direccion.lastIndexOf('@') + 1);

/** Whether the address is at a domain of its own, not at a public mail provider. */
export const esEmpresarial = (direccion: string): boolean => !PROVEEDORES_PUBLICOS.has(dominioDe(direccion));

/** Dots and spaces are taken out. @throws ErrorDeDominio `VACIO` or `CEDULA_INVALIDA`. */
export const cedula = (texto: string): Cedula => {
  const limpia = texto.replace(/[.\s]/g, '');
  if (limpia === '') throw invalido('', 'VACIO', 'La cédula no puede estar vacía.');
  if (!/^\d{5,15}$/.test(limpia)) {
    throw invalido('', 'CEDULA_INVALIDA', 'La cédula debe tener entre 5 y 15 dígitos.');
  }
  return limpia as Cedula;
};

/** Dots and spaces are taken out. @throws ErrorDeDominio `VACIO` or `RUT_INVALIDO`. */
export const rut = (texto: string): Rut => {
  const limpio = texto.replace(/[.\s]/g, '').toUpperCase();
  if (limpio === '') throw invalido('', 'VACIO', 'El RUT no puede estar vacío.');
  if (!/^\d{5,14}(-[\dK])?$/.test(limpio)) {
    throw invalido(
      '',
      'RUT_INVALIDO',
      'El RUT debe tener entre 5 y 14 dígitos y, si lo lleva, un dígito de verificación: 900123456-7.',
    );
  }
  return limpio as Rut;
};

const ANIOS_DE_MAYORIA = 18;

/** Refuses a person who is not 18 years old on the day of `ahora` (UTC). @throws ErrorDeDominio */
export const exigirMayorDeEdad = (fechaNacimiento: string, ahora: Date): void => {
  const [anio, dia] = [ahora.getUTCFullYear(), ahora.toISOString().slice(4, 10)];
  // As texts: on February 29 a Date of 18 years before may be March 1.
  const limite = `${anio - ANIOS_DE_MAYORIA}${dia}`;
  if (fechaNacimiento < '1900-01-01') {
    throw invalido('fechaNacimiento', 'FECHA_FUERA_DE_RANGO', 'La fecha de nacimiento no puede ser anterior a 1900.');
  }
  if (fechaNacimiento > limite) {
    throw invalido('fechaNacimiento', 'MENOR_DE_EDAD', 'Un cliente natural debe tener al menos 18 años.');
  }
};

/** Refuses a company that is founded after the day of `ahora` (UTC). @throws ErrorDeDominio */
export const exigirConstituida = (fechaConstitucion: string, ahora: Date): void => {
  if (fechaConstitucion > ahora.toISOString().slice(0, 10)) {
    throw invalido('fechaConstitucion', 'FECHA_FUTURA', 'La fecha de constitución no puede ser futura.');
  }
};
