// Renders the models to docs/diagrams: diagrams as SVG and PNG, decision tables as PNG.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { currentVersions, models, nameOf, pictures, renderedVersions } from './models.mjs';

const require = createRequire(import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** A page with one of bpmn.io's viewers, its style sheets and an empty canvas. */
async function pageWith(library, script, styles) {
  const folder = join(dirname(require.resolve(`${library}/package.json`)), 'dist');
  const page = await browser.newPage({ viewport: { width: 3200, height: 1600 } });
  await page.setContent('<body style="margin: 0"><div id="canvas" style="height: 1600px"></div>');
  await page.addScriptTag({ path: join(folder, script) });
  for (const style of styles) {
    await page.addStyleTag({ path: join(folder, 'assets', style) });
  }
  return page;
}

async function renderDiagram(model) {
  const page = await pageWith('bpmn-js', 'bpmn-viewer.production.min.js', ['bpmn-js.css']);
  const drawn = await page.evaluate(async (xml) => {
    const viewer = new window.BpmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    return (await viewer.saveSVG()).svg;
  }, await readFile(model, 'utf8'));
  const svg = onWhite(withStableMarkers(drawn));
  await writeFile(new URL(`${nameOf(model)}.svg`, pictures), svg);
  await page.setContent(`<body style="margin: 0">${svg.slice(svg.indexOf('<svg'))}`);
  await screenshot(page, 'svg', model);
}

/** Arrow heads get random ids from the viewer; numbered ones leave unchanged diagrams unchanged. */
function withStableMarkers(svg) {
  const ids = [...new Set([...svg.matchAll(/<marker id="([^"]+)"/g)].map(([, id]) => id))];
  return ids.reduce((text, id, index) => text.replaceAll(id, `marker-${index}`), svg);
}

/** A white ground with a margin: readable on a dark page too. */
function onWhite(svg) {
  const margin = 20;
  const box = /width="([\d.]+)" height="([\d.]+)" viewBox="([-\d.]+) ([-\d.]+) [\d.]+ [\d.]+"([^>]*)>/;
  return svg.replace(box, (_, width, height, x, y, rest) => {
    const [left, top] = [Number(x) - margin, Number(y) - margin];
    const [wide, high] = [Number(width) + 2 * margin, Number(height) + 2 * margin];
    return (
      `width="${wide}" height="${high}" viewBox="${left} ${top} ${wide} ${high}"${rest}>` +
      `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="white"/>`
    );
  });
}

async function renderTable(model) {
  const page = await pageWith('dmn-js', 'dmn-viewer.production.min.js', [
    'dmn-js-shared.css',
    'dmn-js-decision-table.css',
  ]);
  await page.evaluate(async (xml) => {
    const viewer = new window.DmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(({ type }) => type === 'decisionTable'));
  }, await readFile(model, 'utf8'));
  await page.addStyleTag({
    content: `
      .dmn-decision-table-container { width: max-content; height: max-content; padding: 20px 20px 60px; }
      .view-drd { display: none; }
    `,
  });
  await screenshot(page, '.dmn-decision-table-container', model);
}

async function screenshot(page, selector, model) {
  const path = fileURLToPath(new URL(`${nameOf(model)}.png`, pictures));
  await page.locator(selector).first().screenshot({ path });
  await page.close();
}

await mkdir(pictures, { recursive: true });
for (const model of await models('bpmn', '.bpmn')) {
  await renderDiagram(model);
}
for (const model of await models('dmn', '.dmn')) {
  await renderTable(model);
}
await writeFile(renderedVersions, await currentVersions());
await browser.close();
