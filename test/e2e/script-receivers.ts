import { exampleLabel } from '../../domain/label/example-label.ts';
import type { Address } from '../../domain/orders/order.ts';

const usual = exampleLabel('usual').receiver;

const to = (
  country: string,
  contactName: string,
  street: string,
  city: string,
  province: string,
  postcode: string,
): Address => ({ ...usual, country, contactName, street, city, province, postcode, phone: '' });

/** Invented receivers whose addresses show what is hard about setting each script. */
export const scriptReceivers = {
  arabic: to(
    'SA',
    'عبد الرحمن المثالي',
    'شارع الملك فهد، مبنى ١٢، الطابق الثالث، شقة ٣٤، بجوار محطة القطار',
    'الرياض',
    'منطقة الرياض',
    '11564',
  ),
  hebrew: to(
    'IL',
    'ישראל ישראלי לדוגמה',
    'רחוב הרצל 12, כניסה ב, קומה 3, דירה 14, ליד תחנת הרכבת',
    'תל אביב-יפו',
    'מחוז תל אביב',
    '6579201',
  ),
  thai: to(
    'TH',
    'สมชาย ตัวอย่างที่ดี',
    '๑๒/๓๔ หมู่บ้านตัวอย่าง ซอยสุขุมวิท ๕๕ ถนนสุขุมวิท แขวงคลองตันเหนือ ใกล้ร้านน้ำปั่น',
    'เขตวัฒนา',
    'กรุงเทพมหานคร',
    '10110',
  ),
  hindi: to(
    'IN',
    'श्रीमती स्निग्धा त्रिपाठी',
    'मकान संख्या १२, द्वितीय तल, महात्मा गांधी मार्ग, विश्वविद्यालय के निकट',
    'नई दिल्ली',
    'राष्ट्रीय राजधानी क्षेत्र',
    '110001',
  ),
  chinese: to(
    'TW',
    '样例先生',
    '信義路五段七號樣例大廈八十八樓之一（靠近捷運站二號出口）',
    '臺北市',
    '信義區',
    '110',
  ),
  japanese: to(
    'JP',
    '見本 ハナコ',
    '千代田区丸の内１丁目２番３号 サンプルビルディング４０５号室',
    '千代田区',
    '東京都',
    '100-0005',
  ),
  korean: to(
    'KR',
    '홍길동 견본',
    '테헤란로 123번길 45, 견본아파트 102동 1304호 (역삼동, 지하철역 앞)',
    '강남구',
    '서울특별시',
    '06134',
  ),
  cyrillic: to(
    'UA',
    'Приклад Її-Ґалаґан Йосипівна',
    'вулиця Хрещатик, будинок 22, під’їзд 3, квартира 118, біля станції метро',
    'Київ',
    'Київська область',
    '01001',
  ),
  vietnamese: to(
    'VN',
    'Nguyễn Thị Mẫu Ví Dụ',
    'Số 15, ngõ 27 đường Điện Biên Phủ, phường Trường Thạnh, cạnh chợ Bến Thành',
    'Thành phố Hồ Chí Minh',
    'Quận Bình Thạnh',
    '72300',
  ),
} as const satisfies Record<string, Address>;

export type ScriptName = keyof typeof scriptReceivers;
