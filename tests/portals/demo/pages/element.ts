// The store's transaction list: Vue and Element Plus, with columns fixed left and right and pages.
import ElementPlus from 'element-plus';
import en from 'element-plus/es/locale/lang/en';
import zhCn from 'element-plus/es/locale/lang/zh-cn';
import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import type { Language, ViewList } from '../views';
import { otherLanguage, words } from '../words';
import './portal.css';
import ElementPortal from './element-portal.vue';

const language: Language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh-CN';
document.documentElement.lang = language;
document.title = `${words[language].title} - ${words[language].acquirer}`;
const list = (await (await fetch(`/api/list?view=element&lang=${language}`)).json()) as ViewList;
createApp(ElementPortal, {
  list,
  words: words[language],
  home: `/?lang=${language}`,
  otherLanguage: otherLanguage(language, location.href),
})
  .use(ElementPlus, { locale: language === 'en' ? en : zhCn })
  .mount('#app');
