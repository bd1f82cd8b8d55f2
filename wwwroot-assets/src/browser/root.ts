/**
 * The address of something the program serves. All of it lies beside the folder `assets` that this module comes from, also where the public
 * URL has a path.
 */
export function at(path: string): string {
  return new URL(`../${path}`, import.meta.url).href;
}
