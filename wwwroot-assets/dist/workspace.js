var o="workspace";export{o as kind};
