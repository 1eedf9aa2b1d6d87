// axe-core over pages in a headless Chromium: node accessible.mjs PARTS CHROMIUM PAGE...
// PARTS is the folder with the packages. Each page is tried in light on a desk and in dark on a phone.
// What is wrong is written out, one a line; the status is 1 where there was something.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [parts, chromium, ...pages] = process.argv.slice(2);
const require = createRequire(`${parts}/package.json`);
const puppeteer = (await import(pathToFileURL(require.resolve("puppeteer-core")))).default;
const axe = require.resolve("axe-core/axe.min.js");
const ways = [
  { name: "light", scheme: "light", width: 1000 },
  { name: "dark, phone", scheme: "dark", width: 390 },
];

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
let wrong = 0;
for (const file of pages) {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  for (const way of ways) {
    await page.setViewport({ width: way.width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: way.scheme }]);
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const one of found.violations) {
      wrong += 1;
      console.log(`${file} (${way.name}): ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
    }
    if (wide > 0) {
      wrong += 1;
      console.log(`${file} (${way.name}): the page is ${wide} pixels wider than the window`);
    }
  }
  await page.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
