/** Tells whether anybody does anything on the page. */

/** The page is idle when nobody has done anything for this long (ms). */
export const idleAfter = 30_000;

const signs = ["keydown", "pointerdown", "pointermove", "wheel", "focus"] as const;

/** Calls `told` when nothing was done on `page` for a while, and when something is done again. */
export function watchIdle(page: EventTarget, told: (idle: boolean) => void): { dispose(): void } {
  let idle = false;
  let timer: ReturnType<typeof setTimeout>;
  const rest = (): void => {
    timer = setTimeout(() => {
      idle = true;
      told(true);
    }, idleAfter);
  };
  const sign = (): void => {
    clearTimeout(timer);
    if (idle) {
      idle = false;
      told(false);
    }

    rest();
  };
  signs.forEach((kind) => page.addEventListener(kind, sign, { capture: true, passive: true }));
  rest();
  return {
    dispose: () => {
      clearTimeout(timer);
      signs.forEach((kind) => page.removeEventListener(kind, sign, { capture: true }));
    },
  };
}
