const flightMs = 900;

/** A card flies from one phone to another, along the dashed line between them; resolves when it has arrived. */
export async function flyCard(from: Element, to: Element, title: string): Promise<void> {
  if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  if (start.width === 0 || end.width === 0) return;
  const card = document.createElement('div');
  card.className = 'flying';
  card.textContent = title;
  document.body.append(card);
  const middle = (rect: DOMRect) => `translate(${rect.left + rect.width / 2 - 80}px, ${rect.top + rect.height / 3}px)`;
  from.parentElement?.classList.add('sending');
  const flight = card.animate([{ transform: middle(start) }, { transform: middle(end) }], {
    duration: flightMs,
    easing: 'ease-in-out',
  });
  await flight.finished.catch(() => undefined);
  from.parentElement?.classList.remove('sending');
  card.remove();
}
