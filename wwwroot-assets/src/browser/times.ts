/** Shows times in the reader's own time zone, and names it. The server makes a page for many readers and writes UTC. */

/** A moment as the reader's clock shows it: "14 March 2026, 15:04 GMT". */
export function momentIn(at: Date, timeZone?: string): string {
  const shown = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  });
  const part = Object.fromEntries(shown.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part["day"]} ${part["month"]} ${part["year"]}, ${part["hour"]}:${part["minute"]} ${part["timeZoneName"]}`;
}

/** Shows every moment below `root` in the reader's zone; days without a time stay as they are. */
export function tellTimes(root: ParentNode): void {
  for (const place of root.querySelectorAll("time")) {
    const at = new Date(place.dateTime);
    if (place.dateTime.includes("T") && !Number.isNaN(at.valueOf())) {
      place.textContent = momentIn(at);
    }
  }
}

/** The name of the reader's zone ("Europe/London"); null where the browser does not say. */
export function zoneOfReader(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}
