// The languages in which portals are known to print, with the regions that print otherwise than their language.
export const locales = (
  'en-US en-GB en-IN en-AU en-CA en-SG en-HK zh-CN zh-TW zh-HK ja ko de de-AT de-CH fr fr-CA fr-CH fr-BE es es-MX es-AR ' +
  'pt-BR pt-PT it nl nl-BE da nb sv fi pl cs sk hu ro ru uk bg el tr ar ar-EG ar-SA ar-AE he hi th vi id ms'
).split(' ');
