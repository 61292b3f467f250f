/** Something that happens once, for others to wait for. */
export function moment(): { readonly come: () => void; readonly came: Promise<void> } {
  let come = (): void => undefined;
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come: () => come(), came };
}
