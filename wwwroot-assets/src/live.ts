export const kind = "live";
