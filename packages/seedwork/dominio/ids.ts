import { v7, validate } from 'uuid';

/** A new id: a UUIDv7, which sorts by the time of its making. */
export const nuevoId = (): string => v7();

/** Whether the text is a UUID of any version. */
export const esId = (texto: string): boolean => validate(texto);
