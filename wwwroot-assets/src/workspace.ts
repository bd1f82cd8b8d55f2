export const kind = "workspace";
