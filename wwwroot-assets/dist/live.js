var e="live";export{e as kind};
