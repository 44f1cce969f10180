/** Keeps a list at its end while it grows, is resized or gets its pictures, unless its reader has scrolled up. */
export function stayAtEnd(list: HTMLElement): void {
  let isAtEnd = true;
  const stay = () => {
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  };
  list.addEventListener('scroll', () => {
    isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
  });
  list.addEventListener('load', stay, true);
  new MutationObserver(stay).observe(list, { childList: true });
  new ResizeObserver(stay).observe(list);
}
