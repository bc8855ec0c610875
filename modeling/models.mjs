import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = new URL('../', import.meta.url);

/** Where the rendered pictures are kept. */
export const pictures = new URL('docs/diagrams/', project);

/** Which version of each model the pictures show, in the format of sha256sum. */
export const renderedVersions = new URL('SHA256SUMS', pictures);

/** The models of a folder of the project, by file extension. */
export async function models(folder, extension) {
  const directory = new URL(`${folder}/`, project);
  const files = await readdir(directory);
  return files
    .filter((file) => extname(file) === extension)
    .sort()
    .map((file) => new URL(file, directory));
}

/** Every model that has a picture. */
export async function renderedModels() {
  return [...(await models('bpmn', '.bpmn')), ...(await models('dmn', '.dmn'))];
}

/** A file's name without its extension. */
export function nameOf(model) {
  return basename(fileURLToPath(model), extname(model.pathname));
}

/** The line of SHA256SUMS for each model as it is now. */
export async function currentVersions() {
  const lines = (await renderedModels()).map(async (model) => {
    const digest = createHash('sha256').update(await readFile(model)).digest('hex');
    return `${digest}  ../..${model.pathname.slice(project.pathname.length - 1)}\n`;
  });
  return (await Promise.all(lines)).join('');
}
