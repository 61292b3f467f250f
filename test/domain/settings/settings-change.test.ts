import { describe, expect, it } from 'vitest';
import {
  changedSettings,
  defaultSettings,
  isLeadsChange,
  settingsChangeSchema,
} from '../../../domain/settings/settings.ts';

describe('a change of settings', () => {
  it('holds only what was given: nothing else falls back to its default', () => {
    expect(settingsChangeSchema.parse({ language: 'zh' })).toEqual({ language: 'zh' });
    const own = {
      ...defaultSettings,
      station: 'W2',
      sender: { ...defaultSettings.sender, nameEn: 'Li' },
    };
    expect(changedSettings(own, { language: 'zh', theme: undefined })).toEqual({
      ...own,
      language: 'zh',
    });
  });

  it('cannot touch people, nor what is no setting', () => {
    expect(settingsChangeSchema.safeParse({ people: [] }).success).toBe(false);
    expect(settingsChangeSchema.safeParse({ colour: 'red' }).success).toBe(false);
    expect(settingsChangeSchema.safeParse({ station: 'too long' }).success).toBe(false);
  });

  it('needs a lead unless it is only about the one who stands there', () => {
    expect(isLeadsChange({ language: 'zh', theme: 'dark' })).toBe(false);
    expect(isLeadsChange({ language: 'zh', station: 'B' })).toBe(true);
    expect(isLeadsChange({ station: undefined })).toBe(false);
  });
});
