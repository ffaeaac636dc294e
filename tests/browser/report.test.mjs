// The report in a browser: no accessibility violation, no request, a printable document, and hostile text that stays text.
// usage: node report.test.mjs FOLDER   (the folder that tests/browser/run.sh filled)
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browse } from "./browser.mjs";

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let passed = 0;
let failed = 0;
function check(name, wrong) {
  if (wrong === true || (Array.isArray(wrong) && wrong.length === 0)) { passed += 1; return; }
  failed += 1;
  console.log(`FAILED ${name}`, wrong === false ? "" : JSON.stringify(wrong, null, 1).slice(0, 2000));
}

const browser = await browse();

async function open(file, { scheme = "light", width = 1280, bypass = false, script = true } = {}) {
  const page = await browser.newPage();
  const requests = [];
  await page.setOfflineMode(true);
  await page.setBypassCSP(bypass);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  // A picture that stands in the page itself is asked of nobody.
  page.on("request", (each) => { if (!each.url().startsWith("data:")) requests.push(each.url()); });
  await page.goto(pathToFileURL(file).href);
  return { page, requests };
}

for (const lang of ["ko", "en"]) {
  const file = join(folder, `full-${lang}.html`);
  for (const scheme of ["light", "dark"]) {
    const { page } = await open(file, { scheme, bypass: true });
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    check(`axe ${lang} ${scheme}`, found.violations.map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200), each.nodes[0].failureSummary]));
    await page.close();
  }
  for (const width of [320, 390, 1280]) {
    const { page, requests } = await open(file, { width });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(`reflow ${lang} ${width}`, wide <= 0);
    check(`no request ${lang} ${width}`, requests.filter((each) => !each.startsWith("file:")));
    check(`one file ${lang} ${width}`, requests.length === 1);
    await page.close();
  }
  const { page } = await open(file);
  const all = await page.$$eval(".q", (each) => each.length);
  await page.type("#find", "zzzz-nothing");
  check(`diagram is shown ${lang}`, await page.$eval("#diagram", (each) => each.complete && each.naturalWidth === 1));
  check(`search hides ${lang}`, (await page.$$eval(".q:not(.out)", (each) => each.length)) === 0);
  const pdf = join(mkdtempSync(join(tmpdir(), "selfcheck-pdf-")), "report.pdf");
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const ids = await page.$$eval(".q", (each) => each.map((q) => q.id.slice(2)));
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { maxBuffer: 1 << 28 }).toString();
  check(`every id in print ${lang}`, ids.filter((id) => !text.includes(id)));
  const info = execFileSync("pdfinfo", [pdf]).toString();
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  check(`A4 ${lang}`, /Page size:\s+59\d(\.\d+)? x 84\d/.test(info));
  check(`page numbers ${lang}`, Array.from({ length: pages - 1 }, (_, at) => `${at + 2} / ${pages}`).filter((each) => !text.includes(each)));
  check(`details are printed ${lang}`, text.includes("SYNTHETIC-WHY"));
  const fonts = execFileSync("pdffonts", [pdf]).toString().trim().split("\n").slice(2);
  check(`fonts embedded ${lang}`, fonts.filter((line) => line.trim().split(/\s+/).at(-5) !== "yes"));
  check(`filter gone ${lang}`, all > 0);
  await page.close();
  const still = await open(file, { script: false });
  check(`readable without script ${lang}`, (await still.page.$$(".q")).length === all);
  await still.page.close();
}

for (const bypass of [true, false]) {
  const { page, requests } = await open(join(folder, "hostile.html"), { bypass });
  check(`hostile text, policy ${bypass ? "off" : "on"}`, !(await page.title()).startsWith("owned"));
  check(`hostile request, policy ${bypass ? "off" : "on"}`, requests.length === 1);
  const alien = await page.evaluate(() => Array.from(document.querySelectorAll("img:not(#diagram[src^='data:image/']), b, iframe, object, [onerror], [onload], a[href^='javascript' i]")).map((each) => each.outerHTML));
  check(`hostile elements, policy ${bypass ? "off" : "on"}`, alien);
  await page.close();
}
{
  // Without its policy in the page, the text must still be text.
  const text = readFileSync(join(folder, "hostile.html"), "utf8").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const bare = join(mkdtempSync(join(tmpdir(), "selfcheck-bare-")), "hostile.html");
  writeFileSync(bare, text);
  const { page } = await open(bare);
  check("hostile text without policy", !(await page.title()).startsWith("owned"));
  await page.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
