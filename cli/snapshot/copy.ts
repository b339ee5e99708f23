// Runs in the browser, on a clip's page of a snapshot: copies the wording that stands before a button.

function copyBySelection(quotation: Element): boolean {
  const selection = getSelection();
  selection?.selectAllChildren(quotation);
  try {
    return document.execCommand('copy');
  } finally {
    selection?.removeAllRanges();
  }
}

async function copy(quotation: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(quotation.textContent ?? '');
    return true;
  } catch {
    return copyBySelection(quotation);
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('.from button')) {
  const quotation = button.closest('.from')?.previousElementSibling;
  const name = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    if (!quotation || !(await copy(quotation))) return;
    button.textContent = button.dataset.copied ?? name;
    setTimeout(() => {
      button.textContent = name;
    }, 2000);
  });
}
