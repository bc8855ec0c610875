// Checks the element templates against the schema that Camunda Modeler uses.
import { validateAll } from '@bpmn-io/element-templates-validator';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { models } from './models.mjs';

for (const file of await models('bpmn/.camunda/element-templates', '.json')) {
  const { valid, results } = validateAll(JSON.parse(await readFile(file, 'utf8')));
  if (!valid) {
    process.exitCode = 1;
    for (const { object, errors } of results) {
      (errors ?? []).forEach(({ message }) =>
        console.error(`${fileURLToPath(file)}: ${object.name}: ${message}`),
      );
    }
  }
}
