import { abrirBaseDeDatos, type BaseDeDatos, type OpcionesDeBaseDeDatos } from '@alpes/prisma/baseDeDatos';
import { exigirMigrada } from '@alpes/prisma/migrar';

/** The database, answering and migrated. @throws ErrorDeArranque */
export const abrirMigrada = async (opciones: OpcionesDeBaseDeDatos): Promise<BaseDeDatos> => {
  const base = await abrirBaseDeDatos(opciones);
  try {
    await exigirMigrada(base);
    return base;
  } catch (error) {
    await base.cerrar();
    throw error;
  }
};
