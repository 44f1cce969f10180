type Child = Node | string | null | false | undefined;
type Value = string | number | boolean | null | undefined;
type Handler = (event: Event) => void;
type Props = Readonly<Record<string, Value | Handler>>;

/** An element. What is given as text stays text; `onclick` and the like are listeners, all else are attributes. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}
