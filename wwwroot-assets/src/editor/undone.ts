/** Takes mutations of a page back exactly, as far as their records go, and with the same nodes as before. */

/** Takes back what `records` tell, the last first. Nothing of it may have changed since, and the records must hold the old values. */
export function takeBack(records: readonly MutationRecord[]): void {
  for (const record of [...records].reverse()) {
    if (record.type === "characterData") {
      (record.target as CharacterData).data = record.oldValue ?? "";
    } else if (record.type === "attributes") {
      setBack(record.target as Element, record);
    } else {
      putBack(record);
    }
  }
}

function setBack(element: Element, { attributeName, attributeNamespace, oldValue }: MutationRecord): void {
  if (attributeName !== null) {
    if (oldValue === null) {
      element.removeAttributeNS(attributeNamespace, attributeName);
    } else {
      element.setAttributeNS(attributeNamespace, attributeName, oldValue);
    }
  }
}

function putBack({ target, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void {
  for (const added of addedNodes) {
    if (added.parentNode === target) {
      target.removeChild(added);
    }
  }

  const behind = previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
  const before = nextSibling?.parentNode === target ? nextSibling : behind;
  for (const removed of removedNodes) {
    target.insertBefore(removed, before);
  }
}
