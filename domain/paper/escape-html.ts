const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text made safe for HTML content and quoted attributes. Characters that HTML forbids (controls other than tab and line
 * breaks) become U+FFFD, so that what stands in their place stays visible.
 */
export const escapeHtml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- controls are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
