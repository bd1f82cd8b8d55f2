// MudBlazor's sheet, cut down to the components the pages use: its own is 613 KB, most of it for components nobody shows here.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

/** The components in use, as their classes begin after "mud-". Who shows another one adds it here; `AccessibilityTests` names what is missing. */
const components = [
  "button-root", "chart", "dialog", "file-upload", "focus-trap", "icon-button", "icon-root", "icon-size", "overlay", "popover", "step", "stepper",
  "svg-icon", "table",
];

/** The sheet of the version that the program is built with, from where NuGet put it, below our values of what it takes from a theme. */
export async function mudBlazor(root, theme) {
  const version = /"MudBlazor" Version="([^"]+)"/.exec(await readFile(path.join(root, "Directory.Packages.props"), "utf8"))[1];
  const packages = process.env.NUGET_PACKAGES ?? path.join(homedir(), ".nuget/packages");
  const sheet = path.join(packages, "mudblazor", version, "staticwebassets/MudBlazor.min.css");
  const css = await readFile(sheet, "utf8").catch(() => {
    throw new Error(`MudBlazor's sheet is not at ${sheet}: run "dotnet restore" first.`);
  });
  const rules = trimmed(css.replace(/\/\*.*?\*\//gs, ""));
  const asked = new Set([...rules.matchAll(/var\((--mud-[\w-]+)\)/g)].map(([, name]) => name).filter((name) => !rules.includes(`${name}:`)));
  const missing = [...asked].filter((name) => !theme.includes(`${name}:`));
  if (missing.length > 0) {
    throw new Error(`styles/mudblazor.css does not say what these are: ${missing.join(", ")}`);
  }

  return `/*! MudBlazor ${version}, the parts in use. MIT licence, https://mudblazor.com */\n${theme}${rules}\n`;
}

/** The rules about the components in use, and the animations those name. Rules for any link or button, without a class of MudBlazor's, go. */
export function trimmed(css) {
  const rules = [...blocks(css)].map(({ head, body }) => kept(head.trim(), body)).filter((rule) => rule !== "");
  const all = rules.filter((rule) => !rule.startsWith("@keyframes")).join("");
  const animations = rules.filter((rule) => rule.startsWith("@keyframes")).filter((rule) => all.includes(/^@keyframes ([\w-]+)/.exec(rule)[1]));
  return all + animations.join("");
}

function kept(head, body) {
  if (/^@(media|supports)/.test(head)) {
    const within = [...blocks(body)].map((rule) => kept(rule.head.trim(), rule.body)).join("");
    return within === "" ? "" : `${head}{${within}}`;
  }

  if (head.startsWith("@")) {
    return head.startsWith("@keyframes") ? `${head}{${body}}` : "";
  }

  // Type is inherited from the page around; and what is important in a layer would be stronger than everything of ours.
  const said = body.replace(/\s*!important/g, "").replace(/[\w-]+:[^;]*var\(--mud-typography-[^;]*(;|$)/g, "");
  const selectors = split(head).filter(isAboutOurs);
  return selectors.length === 0 || said === "" ? "" : `${selectors.join(",")}{${said}}`;
}

function isAboutOurs(selector) {
  const classes = [...selector.replace(/:not\([^)]*\)/g, "").matchAll(/\.([\w-]+)/g)].map(([, name]) => name);
  const named = classes.filter((name) => name.startsWith("mud-"));
  const isOf = (name, component) => name === `mud-${component}` || name.startsWith(`mud-${component}-`) || name.startsWith(`mud-${component}__`);
  return named.length > 0 && named.every((name) => components.some((component) => isOf(name, component)));
}

/** A selector list as its selectors; commas within brackets are part of one. */
function split(head) {
  const parts = [""];
  let depth = 0;
  for (const letter of head) {
    depth += "([".includes(letter) ? 1 : ")]".includes(letter) ? -1 : 0;
    if (letter === "," && depth === 0) {
      parts.push("");
    } else {
      parts[parts.length - 1] += letter;
    }
  }

  return parts.map((part) => part.trim());
}

/** Each `head{body}` at the outermost level; braces within quotes count as letters. */
function* blocks(css) {
  let from = 0;
  let open = -1;
  let depth = 0;
  let quote = "";
  for (let at = 0; at < css.length; at++) {
    const letter = css[at];
    if (quote !== "") {
      at += letter === "\\" ? 1 : 0;
      quote = letter === quote ? "" : quote;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
    } else if (letter === "{" && depth++ === 0) {
      open = at;
    } else if (letter === "}" && --depth === 0) {
      yield { head: css.slice(from, open), body: css.slice(open + 1, at) };
      from = at + 1;
    } else if (letter === ";" && depth === 0) {
      from = at + 1;
    }
  }
}
