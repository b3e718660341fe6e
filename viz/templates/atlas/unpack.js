"use strict";

// The packed pages: each bundle is text, packed by gzip and written as Base64.

const facts = JSON.parse(document.getElementById("a-data").textContent);
const unpacked = new Map();

function bytesOf(name) {
  const box = document.querySelector(`[data-bundle="${CSS.escape(name)}"]`);
  return Uint8Array.from(atob(box.textContent), (letter) => letter.charCodeAt(0));
}

async function unpackText(name) {
  const packed = new Blob([bytesOf(name)]).stream();
  const plain = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).text();
}

// Each bundle is unpacked once; those who ask at the same time wait for the same.
function unpack(name) {
  if (!unpacked.has(name)) unpacked.set(name, unpackText(name));
  return unpacked.get(name);
}

async function pageAt(language, route) {
  const bundle = facts.where[route];
  if (bundle === undefined) return null;
  const pages = JSON.parse(await unpack(bundle || `${language}/${route}`));
  const [title, html] = pages[route][language];
  return { title, html };
}
