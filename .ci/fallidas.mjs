// Prints the tests of a report of vitest (JSON) that failed, each with the first lines of why.
import { readFileSync } from 'node:fs';

const LINEAS = 12;
// What of our own: a stack through the test runner says nothing.
const corta = (mensajes) =>
  mensajes
    .join('\n')
    .split('\n')
    .filter((linea) => !linea.includes('node_modules') && !linea.includes('at new Promise'))
    .slice(0, LINEAS)
    .join('\n      ');

for (const { name, message, assertionResults } of JSON.parse(readFileSync(process.argv[2], 'utf8')).testResults) {
  const fallidas = assertionResults.filter(({ status }) => status === 'failed');
  if (fallidas.length === 0 && message) console.log(`    ${name}\n      ${corta([message])}`);
  for (const { fullName, failureMessages } of fallidas)
    console.log(`    ${name}\n    > ${fullName}\n      ${corta(failureMessages)}`);
}
