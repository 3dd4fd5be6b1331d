import type { BuiltIn } from './built-in';
import { isOn, mark } from './built-in';

const hover = { hoverClass: 'none', hoverStayTime: 400, hoverStartTime: 50 };

const view: BuiltIn = { properties: hover, build: () => ({}) };

const text: BuiltIn = {
  properties: { selectable: false, userSelect: false, space: '', decode: false, maxLines: 0 },
  build: ({ host }) => ({
    show: (values) => mark(host, 'selectable', isOn(values.userSelect) || isOn(values.selectable)),
  }),
};

const scrollView: BuiltIn = {
  properties: {
    ...{ scrollX: false, scrollY: false, scrollTop: null, scrollLeft: null, scrollIntoView: '' },
    ...{ lowerThreshold: 50, upperThreshold: 50, scrollWithAnimation: false, enhanced: false },
    ...{ refresherEnabled: false, refresherTriggered: false, showScrollbar: true, enableFlex: false },
  },
  build({ host, emit }) {
    let lowerPx = 50;
    let isLow = false;
    host.addEventListener('scroll', () => {
      const { scrollLeft, scrollTop, scrollHeight, scrollWidth, clientHeight } = host;
      emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth });
      const wasLow = isLow;
      isLow = scrollTop + clientHeight >= scrollHeight - lowerPx;
      if (isLow && !wasLow) emit('scrolltolower', { direction: 'bottom' });
      if (scrollTop === 0) emit('scrolltoupper', { direction: 'top' });
    });
    return {
      show(values, changed) {
        mark(host, 'scroll-x', isOn(values.scrollX));
        mark(host, 'scroll-y', isOn(values.scrollY));
        mark(host, 'enable-flex', isOn(values.enableFlex));
        lowerPx = Number(values.lowerThreshold) || 50;
        if (changed.has('scrollTop') && values.scrollTop !== null) host.scrollTop = Number(values.scrollTop);
        if (changed.has('scrollLeft') && values.scrollLeft !== null) {
          host.scrollLeft = Number(values.scrollLeft);
        }
        const target = String(values.scrollIntoView ?? '');
        if (changed.has('scrollIntoView') && target !== '') {
          requestAnimationFrame(() => host.querySelector(`#${CSS.escape(target)}`)?.scrollIntoView());
        }
      },
    };
  },
};

const swiper: BuiltIn = {
  properties: {
    ...{ current: 0, autoplay: false, interval: 5000, duration: 500, circular: false, vertical: false },
    ...{ indicatorDots: false, previousMargin: '0px', nextMargin: '0px' },
  },
  build({ host, emit, keep }) {
    const track = document.createElement('div');
    track.className = 'phone-swiper-track';
    host.append(track);
    track.addEventListener('scrollend', () => {
      const current = Math.round(track.scrollLeft / Math.max(1, track.clientWidth));
      keep('current', current);
      emit('change', { current, source: 'touch' });
    });
    return {
      slot: track,
      show(values, changed) {
        if (!changed.has('current')) return;
        track.scrollTo({ left: Number(values.current) * track.clientWidth });
      },
    };
  },
};

const swiperItem: BuiltIn = { properties: { itemId: '' }, build: () => ({}) };

const progress: BuiltIn = {
  properties: { percent: 0, strokeWidth: 6, activeColor: '', color: '', backgroundColor: '', showInfo: false },
  build({ host }) {
    const bar = document.createElement('div');
    host.append(bar);
    return {
      show({ percent, activeColor, color, backgroundColor, strokeWidth: width }) {
        host.style.cssText += `;background:${String(backgroundColor || '#ECEFF1')};height:${Number(width) || 6}px`;
        bar.style.cssText = `width:${Number(percent)}%;height:100%;background:${String(activeColor || color || '#1F5F6E')}`;
      },
    };
  },
};

const richText: BuiltIn = {
  properties: { nodes: '', space: '' },
  build: ({ host }) => ({
    show({ nodes }) {
      host.textContent = typeof nodes === 'string' ? nodes.replace(/<[^>]*>/g, '') : JSON.stringify(nodes);
    },
  }),
};

/** Boxes of a page: what holds other things. */
export const layoutBuiltIns: Readonly<Record<string, BuiltIn>> = {
  view,
  text,
  swiper,
  progress,
  'cover-view': view,
  'root-portal': view,
  'page-container': view,
  'page-meta': { properties: { pageStyle: '', rootFontSize: '' }, build: () => ({}) },
  'movable-area': view,
  'movable-view': view,
  'scroll-view': scrollView,
  'swiper-item': swiperItem,
  'rich-text': richText,
};
