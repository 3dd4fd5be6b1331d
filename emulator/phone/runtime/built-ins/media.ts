import { browserAddress } from '../phone-files';
import type { BuiltIn } from './built-in';
import { isOn, mark } from './built-in';

/** `mode` of an image, in words of CSS; `widthFix` and `heightFix` are sizes and not fits. */
const fits: Readonly<Record<string, string>> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
};

const image: BuiltIn = {
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false },
  build({ host, emit }) {
    const picture = document.createElement('img');
    picture.alt = '';
    host.append(picture);
    picture.addEventListener('load', () => {
      emit('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      if (host.getAttribute('mode') !== 'widthFix' || picture.naturalWidth === 0) return;
      // Its height follows its width, also when the window is made wider.
      host.style.height = 'auto';
      host.style.aspectRatio = `${picture.naturalWidth} / ${picture.naturalHeight}`;
    });
    picture.addEventListener('error', () => emit('error', { errMsg: `GET ${picture.src} failed` }));
    return {
      show({ src, mode }, changed) {
        host.setAttribute('mode', String(mode));
        picture.style.objectFit = fits[String(mode)] ?? 'fill';
        if (!changed.has('src')) return;
        if (src) picture.src = browserAddress(String(src));
        else picture.removeAttribute('src');
      },
    };
  },
};

/** Drawn 2d only: the older kind of canvas is on its way out of WeChat. */
const canvas: BuiltIn = {
  properties: { type: '', canvasId: '', disableScroll: false },
  build({ host }) {
    const screen = document.createElement('canvas');
    host.append(screen);
    return {
      show: ({ type }) => {
        mark(host, 'unsupported', type !== '2d');
      },
    };
  },
};

const icon: BuiltIn = {
  properties: { type: 'info', size: 23, color: '' },
  build: ({ host }) => ({
    show({ type, size, color }) {
      host.textContent = iconSigns[String(type)] ?? 'i';
      host.style.fontSize = `${Number(size)}px`;
      host.style.color = String(color || '#1F5F6E');
    },
  }),
};

const iconSigns: Readonly<Record<string, string>> = {
  success: '✓',
  success_no_circle: '✓',
  warn: '!',
  waiting: '…',
  cancel: '×',
  clear: '×',
  search: '⌕',
};

/** What a laptop does not play: a box that says what would be here. */
function labelledBox(word: string): BuiltIn {
  return {
    properties: { src: '', poster: '', controls: true, autoplay: false, name: '' },
    build({ host }) {
      const note = document.createElement('div');
      note.className = 'phone-box';
      note.textContent = `模拟:这里是${word}`;
      host.append(note);
      return {};
    },
  };
}

const picker: BuiltIn = {
  properties: {
    ...{ mode: 'selector', range: [], rangeKey: '', value: 0, disabled: false, start: '', end: '', fields: 'day' },
    ...{ headerText: '', name: '' },
  },
  build({ host, emit, keep }) {
    let values: Readonly<Record<string, unknown>> = {};
    const opened = () => {
      if (isOn(values.disabled)) return;
      const ask = new CustomEvent('phone-pick', {
        bubbles: true,
        detail: {
          values,
          choose(value: unknown) {
            keep('value', value);
            emit('change', { value });
          },
          cancel: () => emit('cancel'),
        },
      });
      host.dispatchEvent(ask);
    };
    host.addEventListener('click', opened);
    return {
      activate: opened,
      formValue: () => values.value,
      show: (next) => {
        values = next;
      },
    };
  },
};

/** What people look at and choose from. */
export const mediaBuiltIns: Readonly<Record<string, BuiltIn>> = {
  image,
  canvas,
  icon,
  picker,
  video: labelledBox('视频'),
  map: labelledBox('地图'),
  camera: labelledBox('相机'),
  'web-view': labelledBox('网页'),
  'official-account': labelledBox('公众号'),
};
