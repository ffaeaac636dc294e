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

async function open(file, { scheme = "light", width = 1280, height = 800, bypass = false, script = true } = {}) {
  const page = await browser.newPage();
  const requests = [];
  await page.setOfflineMode(true);
  await page.setBypassCSP(bypass);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
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
  await page.select("#state", "not-met");
  check(`headings without a question vanish ${lang}`, await page.$$eval(".section:not(.out)", (each) => each.length > 0 && each.every((one) => {
    const depth = (of) => Number(/d(\d+)/.exec(of.className)[1]);
    for (let next = one; next && (next === one || depth(next) > depth(one)); next = next.nextElementSibling) {
      if (next.querySelector(".q:not(.out)")) return true;
    }
    return false;
  })));
  await page.select("#state", "");
  check(`all headings return ${lang}`, (await page.$$(".section.out")).length === 0);
  await page.evaluate(() => document.querySelector(".f-measured a[href^='#q-']").click());
  check(`a jump has a way back ${lang}`, await page.$eval("#back", (each) => !each.hidden && each.hash === "#cover"));
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
  check(`page numbers ${lang}`, Array.from({ length: pages }, (_, at) => `${at + 1} / ${pages}`).filter((each) => !text.includes(each)));
  check(`details are printed ${lang}`, text.includes("SYNTHETIC_WHY"));
  const fonts = execFileSync("pdffonts", [pdf]).toString().trim().split("\n").slice(2);
  check(`fonts embedded ${lang}`, fonts.filter((line) => line.trim().split(/\s+/).at(-5) !== "yes"));
  check(`filter gone ${lang}`, all > 0);
  await page.close();
  const still = await open(file, { script: false });
  check(`readable without script ${lang}`, (await still.page.$$(".q")).length === all);
  await still.page.close();
}

// The finished example: six answers on the first screen, and a print that is a document.
for (const lang of ["ko", "en"]) {
  const { page } = await open(join(folder, `example-${lang}.html`), { width: 1366, height: 768 });
  const front = await page.$eval(".front", (each) => [each.getBoundingClientRect().bottom, each.querySelectorAll("h2").length, each.querySelectorAll("a[href^='#']").length]);
  check(`six answers on the first screen ${lang}`, front[0] <= 768 && front[1] === 6 && front[2] >= 10 ? true : [front]);
  await page.emulateMediaType("print");
  const sizes = await page.evaluate(() => {
    const size = (of) => parseFloat(getComputedStyle(of).fontSize);
    const pairs = Array.from(document.querySelectorAll("dl > div"));
    return pairs.filter((each) => size(each.querySelector("dt")) > size(each.querySelector("dd"))).map((each) => each.textContent.slice(0, 60));
  });
  check(`answers at least as large as labels ${lang}`, sizes);
  const broken = await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='#q-'], a[href^='#EV-'], a[href^='#GAP-']"))
    .filter((each) => /^[A-Za-z0-9._-]+$/.test(each.textContent) && Array.from(each.getClientRects()).some((one, _, all) => one.top >= all[0].bottom)).map((each) => each.textContent));
  check(`no id is broken ${lang}`, broken);
  const pdf = join(mkdtempSync(join(tmpdir(), "selfcheck-pdf-")), "example.pdf");
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const sheets = execFileSync("pdftotext", ["-layout", pdf, "-"], { maxBuffer: 1 << 28 }).toString().split("\f").slice(0, -1);
  check(`at most 100 pages ${lang}`, sheets.length <= 100 ? true : [sheets.length]);
  // The last line above the foot of a page is neither a heading nor the head of a table.
  const plain = (text) => text.replace(/\s+/g, "");
  const heads = await page.$$eval("h2, h3, h4, h5, thead", (each) => each.map((one) => one.textContent.replace(/\s+/g, "")));
  const cells = await page.$$eval("tbody th, td", (each) => each.map((one) => one.textContent.replace(/\s+/g, "")));
  const last = sheets.map((text) => plain(text.trim().split("\n").filter((each) => each.trim()).at(-2) ?? ""));
  check(`no head alone at the foot ${lang}`, last.flatMap((each, at) => (each.length > 5 && heads.some((head) => head.endsWith(each)) && !cells.some((cell) => cell.endsWith(each)) ? [[at + 1, each]] : [])));
  const digest = await page.$eval(".foot code", (each) => each.textContent);
  const line = { ko: ["자체 점검 결과이며 인증서가 아닙니다", "초안", "개정 1.0"], en: ["Self-assessment, not a certificate", "Draft", "rev. 1.0"] }[lang];
  const wanted = [...line, "게이트워치 2.3", "HB-SC-2026-003", digest];
  check(`every page says what it belongs to ${lang}`, sheets.flatMap((text, at) => [...wanted, `${at + 1} / ${sheets.length}`].filter((each) => !text.includes(each)).map((each) => [at + 1, each])));
  await page.close();
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
