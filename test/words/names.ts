/** A role's name in each of many scripts, by the script's name. */
export const namesByScript: Readonly<Record<string, string>> = {
  Latin: 'Softwareentwickler',
  'Latin with marks': 'Inženýr kybernetické bezpečnosti',
  'Latin of Vietnam': 'Kỹ sư phần mềm',
  Greek: 'Μηχανικός λογισμικού',
  Cyrillic: 'Разработчик на софтуер',
  'Cyrillic of Ukraine': 'Інженер-програміст',
  Arabic: 'مهندس برمجيات',
  Persian: 'مهندس نرم‌افزار',
  Hebrew: 'מהנדס תוכנה',
  Devanagari: 'हिन्दी अनुवादक',
  Bengali: 'সফটওয়্যার প্রকৌশলী',
  Tamil: 'மென்பொருள் பொறியாளர்',
  Thai: 'นักพัฒนาซอฟต์แวร์',
  Khmer: 'វិស្វករ​សូហ្វវែរ',
  Han: '軟體工程師',
  Kana: 'ソフトウェアエンジニア',
  'Kana and Han': 'データ分析者',
  Hangul: '데이터 과학자',
  Georgian: 'პროგრამული ინჟინერი',
  Armenian: 'Ծրագրային ինժեներ',
  Ethiopic: 'ሶፍትዌር መሐንዲስ',
};

/** Names that are short, or whose signs are part of them. */
export const namesWithSigns = [
  ...['R', 'C', 'Go', 'C++', 'C#', 'F#', '.NET', 'ASP.NET', 'Node.js', 'A/B', 'CI/CD', '3D', 'iOS', 'R&D'],
  ...[
    'O’Reilly',
    "L'Oréal",
    'PL/SQL',
    'Objective-C',
    'H&R Block Tax',
    'SoftA/R',
    'Yahoo!',
    'Notepad++',
    'E=mc²',
    '+',
    '🚀',
  ],
];

/** The forms in which keyboards and files give one name. */
export function formsOf(name: string): readonly string[] {
  const wide = name.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  return [
    ...new Set([
      name,
      name.normalize('NFC'),
      name.normalize('NFD'),
      name.toUpperCase(),
      name.toLowerCase(),
      wide,
      ` ${name} `,
    ]),
  ];
}
