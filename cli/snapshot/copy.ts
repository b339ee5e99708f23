import { copyText } from '@/lib/prompts/copy-text';

// Runs in the browser, on a clip's page of a snapshot: copies the wording that stands before a button.

for (const button of document.querySelectorAll<HTMLButtonElement>('.from button')) {
  const quotation = button.closest('.from')?.previousElementSibling;
  const name = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    if (!quotation || !(await copyText(quotation.textContent ?? ''))) return;
    button.textContent = button.dataset.copied ?? name;
    setTimeout(() => {
      button.textContent = name;
    }, 2000);
  });
}
