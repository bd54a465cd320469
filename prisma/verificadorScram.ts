import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const VUELTAS = 4096;

/** What PostgreSQL keeps of a password (RFC 5803): whoever reads it cannot log in with it. */
export function verificadorScram(clave: string): string {
  const sal = randomBytes(16);
  const salada = pbkdf2Sync(clave, sal, VUELTAS, 32, 'sha256');
  const firma = (que: string) => createHmac('sha256', salada).update(que).digest();
  const guardada = createHash('sha256').update(firma('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${VUELTAS}:${sal.toString('base64')}$${guardada}:${firma('Server Key').toString('base64')}`;
}
