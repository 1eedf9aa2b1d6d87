// axe-core over pages in a headless Chromium: node accessible.mjs PARTS CHROMIUM PAGE...
// PARTS is the folder with the packages. All pages are opened in one browser, each once, and tried in light on a
// desk, in dark on a phone and as it is printed. Nothing here has a time of its own: whoever starts it ends it.
// What is wrong is written out, one a line, which begins with the page. Status: 0 nothing, 1 something is wrong,
// 2 it could not be tried.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const ways = [
  { name: "light", scheme: "light", width: 1000 },
  { name: "dark, phone", scheme: "dark", width: 390 },
  { name: "print", scheme: "light", width: 794, media: "print" },
];

async function tried(page, axe, file) {
  let wrong = 0;
  const tell = (way, words) => {
    wrong += 1;
    console.log(`${file} (${way.name}): ${words}`.replace(/\s+/g, " "));
  };
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: axe });
  for (const way of ways) {
    await page.setViewport({ width: way.width, height: 900 });
    await page.emulateMediaType(way.media ?? "screen");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: way.scheme }]);
    const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const one of found.violations) {
      const where = `${one.nodes.length} times, first ${one.nodes[0].html.slice(0, 160)}`;
      tell(way, `${one.id}: ${one.help}: ${where}`);
    }
    // What is printed is laid out anew for its paper.
    if (wide > 0 && !way.media) tell(way, `the page is ${wide} pixels wider than the window`);
  }
  return wrong;
}

let wrong = 0;
try {
  const [parts, chromium, ...files] = process.argv.slice(2);
  const require = createRequire(`${parts}/package.json`);
  const puppeteer = (await import(pathToFileURL(require.resolve("puppeteer-core")))).default;
  const axe = require.resolve("axe-core/axe.min.js");
  const browser = await puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    timeout: 0,
    protocolTimeout: 0,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.setBypassCSP(true);
  for (const file of files) wrong += await tried(page, axe, file);
  await browser.close();
} catch (problem) {
  console.log(`it could not be tried: ${String(problem).split("\n")[0]}`);
  process.exit(2);
}
process.exit(wrong ? 1 : 0);
