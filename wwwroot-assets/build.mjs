// Builds dist/ (or the folder given as the first argument): the same bytes from the same sources, every time.
import { build, transform } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { mudBlazor } from "./mudblazor.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "dist"));

await rm(out, { recursive: true, force: true });
await mkdir(path.join(out, "fonts"), { recursive: true });

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
};

const bundled = await build({
  metafile: true,
  ...shared,
  entryPoints: { workspace: "src/page/workspace.ts", live: "src/live/live.ts", "signed-out": "src/page/signed-out.ts", name: "src/page/name.ts" },
  outdir: out,
  format: "esm",
  platform: "browser",
});

await build({
  ...shared,
  entryPoints: { app: "styles/app.css" },
  outdir: out,
  external: ["./fonts/*"],
});

const tokens = await readFile(path.join(here, "styles/mudblazor.css"), "utf8");
const theme = await transform(tokens, { loader: "css", minify: true, target: shared.target });
await writeFile(path.join(out, "mudblazor.css"), await mudBlazor(path.resolve(here, ".."), theme.code));

const fonts = path.join(here, "node_modules/@fontsource/atkinson-hyperlegible-next");
const css = await readFile(path.join(here, "styles/fonts.css"), "utf8");
for (const [, name] of css.matchAll(/url\("\.\/fonts\/([^"]+)"\)/g)) {
  await cp(path.join(fonts, "files", name), path.join(out, "fonts", name));
}

await cp(path.join(fonts, "LICENSE"), path.join(out, "fonts", "LICENSE.txt"));
await writeFile(path.join(out, "notices.txt"), await notices());
await cp(path.join(here, "icons/favicon.svg"), path.join(out, "favicon.svg"));

for (const name of (await readdir(out, { recursive: true })).sort()) {
  if (/\.(js|css|woff2|svg)$/.test(name)) {
    const bytes = await readFile(path.join(out, name));
    console.log(`${name}: ${(bytes.length / 1024).toFixed(1)} KB, ${(gzipSync(bytes, { level: 9 }).length / 1024).toFixed(1)} KB gzipped`);
  }
}

/** The licences of everything that went into the scripts: they ask to be handed on with it. */
async function notices() {
  const inputs = Object.keys(bundled.metafile.inputs).map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  const packages = [...new Set(inputs)].filter((name) => name !== undefined).sort();
  const texts = packages.map(async (name) => {
    const { version, license } = JSON.parse(await readFile(path.join(here, "node_modules", name, "package.json"), "utf8"));
    const text = await readFile(path.join(here, "node_modules", name, "LICENSE"), "utf8").catch(() => readFile(path.join(here, "licences", `${name.replace("/", "-")}.txt`), "utf8"));
    return `${name} ${version} (${license})\n\n${text.replace(/\r\n/g, "\n").trim()}\n`;
  });
  return `Parts of the scripts here are the work of others, used under these licences.\n\n${(await Promise.all(texts)).join(`\n${"-".repeat(72)}\n\n`)}`;
}
