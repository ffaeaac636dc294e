// Screenshots of a report at phone, laptop and paper width, to be looked at.
import { browse } from "./browser.mjs";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , file, folder] = process.argv;
const browser = await browse();
const page = await browser.newPage();
for (const [name, width, height, scheme] of [["phone", 390, 844, "light"], ["laptop", 1280, 800, "light"], ["laptop-dark", 1280, 800, "dark"]]) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height });
  await page.goto(pathToFileURL(file).href);
  for (const part of ["cover", "summary", "method", "results", "answers", "gaps", "evidence", "crosswalk", "provenance"]) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), part);
    await page.screenshot({ path: `${folder}/${name}-${part}.png` });
  }
}
writeFileSync(`${folder}/report.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
await browser.close();
