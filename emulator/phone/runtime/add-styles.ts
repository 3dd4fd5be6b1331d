/** Puts the app's styles into the document: app.wxss first, so that a page's own come later and win. */
export function addStyles(styles: Readonly<Record<string, string>>): void {
  const names = Object.keys(styles).sort((one, other) => Number(other === 'app') - Number(one === 'app'));
  for (const name of names) {
    const style = document.createElement('style');
    style.dataset.unit = name;
    style.textContent = styles[name] ?? '';
    document.head.append(style);
  }
}
