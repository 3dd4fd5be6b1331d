import { phoneGlobals } from '../phone-globals';
import { type BuiltIn, type BuiltInPart, builtInAt, isOn, mark } from './built-in';

const button: BuiltIn = {
  properties: {
    ...{ type: 'default', size: 'default', plain: false, disabled: false, loading: false, formType: '' },
    ...{ openType: '', hoverClass: 'button-hover', sessionFrom: '', name: '', appParameter: '' },
  },
  build({ host, backend, emit }) {
    host.setAttribute('role', 'button');
    host.tabIndex = 0;
    let formType = '';
    let openType = '';
    const press = () => {
      if (host.hasAttribute('disabled')) return;
      const form = host.closest('wx-form');
      const part = form ? builtInAt(form) : undefined;
      if (formType === 'submit') backend.duringTap(() => part?.activate?.());
      if (formType === 'reset') part?.reset?.();
      if (openType === '') return;
      host.dispatchEvent(new CustomEvent('phone-open-type', { bubbles: true, detail: { openType, emit } }));
    };
    host.addEventListener('click', press);
    // A keyboard is a person as well.
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      for (const type of ['mousedown', 'mouseup', 'click']) {
        host.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      }
    });
    return {
      activate: press,
      show(values) {
        formType = String(values.formType ?? '');
        openType = String(values.openType ?? '');
        mark(host, 'disabled', isOn(values.disabled));
        host.setAttribute('aria-disabled', String(isOn(values.disabled)));
        mark(host, 'plain', isOn(values.plain));
        mark(host, 'loading', isOn(values.loading));
        host.setAttribute('type', String(values.type));
        host.setAttribute('size', String(values.size));
      },
    };
  },
};

const textField = (isLong: boolean): BuiltIn => ({
  properties: {
    ...{ value: '', type: 'text', password: false, placeholder: '', placeholderClass: '', disabled: false },
    ...{ maxlength: 140, focus: false, confirmType: 'done', autoHeight: false, name: '', cursorSpacing: 0 },
    ...{ placeholderStyle: '', adjustPosition: true, showConfirmBar: true, autoFocus: false },
  },
  build({ host, emit, keep }) {
    const field = document.createElement(isLong ? 'textarea' : 'input');
    host.append(field);
    field.addEventListener('input', () => {
      const { value, selectionStart } = field;
      keep('value', value);
      emit('input', { value, cursor: selectionStart ?? value.length });
    });
    field.addEventListener('focus', () => emit('focus', { value: field.value, height: 0 }));
    field.addEventListener('blur', () => emit('blur', { value: field.value }));
    field.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && !isLong) emit('confirm', { value: field.value });
    });
    return {
      activate: () => field.focus(),
      formValue: () => field.value,
      reset: () => {
        field.value = '';
        keep('value', '');
      },
      show(values, changed) {
        const value = String(values.value ?? '');
        if (changed.has('value') && field.value !== value) field.value = value;
        field.placeholder = String(values.placeholder ?? '');
        field.disabled = isOn(values.disabled);
        const maxLength = Number(values.maxlength);
        if (maxLength >= 0) field.maxLength = maxLength;
        if (field instanceof HTMLInputElement) {
          field.type = isOn(values.password) ? 'password' : 'text';
          field.inputMode = inputModes[String(values.type)] ?? 'text';
        } else if (isOn(values.autoHeight)) {
          field.style.height = 'auto';
          field.style.height = `${field.scrollHeight}px`;
        }
        if (changed.has('focus') && isOn(values.focus)) requestAnimationFrame(() => field.focus());
      },
    };
  },
});

const inputModes: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

/** Checkbox, radio and switch differ in what a tap makes of them and in who is told. */
function choice(kind: 'checkbox' | 'radio' | 'switch'): BuiltIn {
  return {
    properties: { value: '', checked: false, disabled: false, color: '', name: '', type: kind },
    build({ host, emit, keep }) {
      const box = document.createElement('span');
      box.className = `phone-${kind}`;
      host.prepend(box);
      host.setAttribute('role', kind);
      let isChecked = false;
      let value = '';
      const draw = () => {
        mark(host, 'checked', isChecked);
        host.setAttribute('aria-checked', String(isChecked));
      };
      const part: BuiltInPart & { isChecked(): boolean; value(): string; uncheck(): void } = {
        isChecked: () => isChecked,
        value: () => value,
        uncheck: () => {
          isChecked = false;
          keep('checked', false);
          draw();
        },
        formValue: () => isChecked,
        activate() {
          if (host.hasAttribute('disabled') || (kind === 'radio' && isChecked)) return;
          isChecked = !isChecked;
          keep('checked', isChecked);
          draw();
          if (kind === 'switch') emit('change', { value: isChecked });
          else host.dispatchEvent(new CustomEvent('phone-choice', { bubbles: true, detail: { part } }));
        },
        show(values, changed) {
          value = String(values.value ?? '');
          if (changed.has('checked')) isChecked = isOn(values.checked);
          mark(host, 'disabled', isOn(values.disabled));
          box.style.setProperty('--chosen', String(values.color ?? ''));
          draw();
        },
      };
      host.addEventListener('click', (event) => {
        event.stopPropagation();
        part.activate?.();
      });
      return part;
    },
  };
}

interface ChoicePart extends BuiltInPart {
  isChecked(): boolean;
  value(): string;
  uncheck(): void;
}

function choiceGroup(kind: 'checkbox' | 'radio'): BuiltIn {
  return {
    properties: { name: '' },
    build({ host, emit }) {
      const members = () =>
        [...host.querySelectorAll(`wx-${kind}`)].flatMap((element) => (builtInAt(element) as ChoicePart) ?? []);
      const chosen = () =>
        members()
          .filter((member) => member.isChecked())
          .map((member) => member.value());
      const formValue = () => (kind === 'radio' ? (chosen()[0] ?? '') : chosen());
      host.addEventListener('phone-choice', (event) => {
        event.stopPropagation();
        const { part } = (event as CustomEvent<{ part: ChoicePart }>).detail;
        if (kind === 'radio')
          for (const member of members()) if (member !== part && member.isChecked()) member.uncheck();
        emit('change', { value: formValue() });
      });
      return { formValue };
    },
  };
}

const label: BuiltIn = {
  properties: { for: '' },
  build({ host }) {
    let target = '';
    host.addEventListener('click', () => {
      const named = target === '' ? null : document.getElementById(target);
      const control = named ?? host.querySelector('wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button');
      if (control) builtInAt(control)?.activate?.();
    });
    return {
      show: (values) => {
        target = String(values.for ?? '');
      },
    };
  },
};

const form: BuiltIn = {
  properties: { reportSubmit: false },
  build({ host, emit }) {
    const fields = () =>
      [...host.querySelectorAll('[name]')].flatMap((element) => {
        const part = builtInAt(element);
        return part?.formValue ? [[element.getAttribute('name') ?? '', part] as const] : [];
      });
    return {
      activate() {
        // The single page of 朋友圈 sends no form.
        if (phoneGlobals().__phoneSettings.scene === 'timeline') return;
        const value = Object.fromEntries(fields().map(([name, part]) => [name, part.formValue?.()]));
        emit('submit', { value });
      },
      reset() {
        for (const [, part] of fields()) part.reset?.();
        emit('reset', {});
      },
    };
  },
};

const slider: BuiltIn = {
  properties: { value: 0, min: 0, max: 100, step: 1, disabled: false, name: '', showValue: false },
  build({ host, emit, keep }) {
    const field = document.createElement('input');
    field.type = 'range';
    host.append(field);
    field.addEventListener('change', () => {
      keep('value', Number(field.value));
      emit('change', { value: Number(field.value) });
    });
    return {
      formValue: () => Number(field.value),
      show(values) {
        field.min = String(values.min);
        field.max = String(values.max);
        field.step = String(values.step);
        field.value = String(values.value);
        field.disabled = isOn(values.disabled);
      },
    };
  },
};

/** What people fill in. */
export const formBuiltIns: Readonly<Record<string, BuiltIn>> = {
  button,
  input: textField(false),
  textarea: textField(true),
  checkbox: choice('checkbox'),
  radio: choice('radio'),
  switch: choice('switch'),
  'checkbox-group': choiceGroup('checkbox'),
  'radio-group': choiceGroup('radio'),
  label,
  form,
  slider,
};
