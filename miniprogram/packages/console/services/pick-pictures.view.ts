/** What may be picked; `name` is what the sentences call it. */
export interface PictureLimits {
  readonly name: string;
  readonly most: number;
  readonly mostMib: number;
}

export interface PickedPicture {
  readonly tempFilePath: string;
  /** In bytes. */
  readonly size: number;
}

const endings = ['jpg', 'jpeg', 'png'];
const bytesOfMib = 1024 * 1024;

/** What is against these pictures; '' for nothing. */
export function pictureProblem(files: readonly PickedPicture[], { name, most, mostMib }: PictureLimits): string {
  if (files.length > most) return `${name}还能放 ${most} 张,请少选几张。`;
  if (files.some(({ tempFilePath }) => !endings.includes(endingOf(tempFilePath))))
    return `${name}请选 JPG 或 PNG 图片。`;
  if (files.some(({ size }) => size > mostMib * bytesOfMib)) return `${name}每张不能超过 ${mostMib} MB,请换小一点的。`;
  return '';
}

/** Lower case, without its dot; a camera's picture without one is a JPG. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : 'jpg';
}
