// Checks that the rendered pictures show the models as they are.
import { readFile } from 'node:fs/promises';
import { currentVersions, renderedVersions } from './models.mjs';

if ((await readFile(renderedVersions, 'utf8')) !== (await currentVersions())) {
  console.error(
    'docs/diagrams shows other versions of the models; run "npm --prefix modeling run render".',
  );
  process.exitCode = 1;
}
