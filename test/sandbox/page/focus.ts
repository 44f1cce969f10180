/** Remembers what has the focus, and gives it back: to what stands in its place where that was redrawn meanwhile. */
export function rememberFocus(element: Element | null = document.activeElement): () => void {
  const name = element?.getAttribute('data-focus');
  return () => {
    const again = element?.isConnected ? element : name ? focusable(document, name) : undefined;
    if (again instanceof HTMLElement) again.focus();
  };
}

/** What can be pressed has a name that it keeps when it's redrawn. */
export function focusable(within: ParentNode, name: string): HTMLElement | undefined {
  const all = [...within.querySelectorAll<HTMLElement>('[data-focus]')];
  return all.find((element) => element.dataset.focus === name);
}
