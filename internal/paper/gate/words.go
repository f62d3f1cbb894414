package gate

import "strings"

// words are what numbers, days and their like are called in a language.
type words struct {
	numbers map[string]int64 // two … twenty
	tens    string           // the word that another number may follow: он бес
	months  []string         // how the names of months begin, the first month first
	scales  map[string]int64 // thousand, million
	before  string           // words before the number of an article or a document
	after   string           // words behind it
}

// wordsOf gives the words of a language; of English where it is not known.
func wordsOf(lang string) *words {
	switch lang {
	case "ru":
		return russian()
	case "kk":
		return kazakh()
	}
	return english()
}

// numbersOf reads a list in which the forms of each number stand between semicolons, from two on.
func numbersOf(list string) map[string]int64 {
	out := map[string]int64{}
	for i, forms := range strings.Split(list, ";") {
		for _, f := range strings.Fields(forms) {
			out[f] = int64(i) + 2
		}
	}
	return out
}

const (
	thousand = 1e3
	million  = 1e6
	billion  = 1e9
)

func english() *words {
	return &words{
		numbers: numbersOf("two;three;four;five;six;seven;eight;nine;ten;eleven;twelve;thirteen;fourteen;fifteen;sixteen;seventeen;eighteen;nineteen;twenty"),
		months:  strings.Fields("january february march april may june july august september october november december"),
		scales:  map[string]int64{"thousand": thousand, "million": million, "billion": billion, "m": million, "bn": billion},
		before: " no nos number numbers art arts article articles section sections sec para paras paragraph paragraphs point points part parts item items chapter chapters ch " +
			"annex annexes appendix convention conventions recommendation protocol law decree order circular resolution case p pp page pages n nn note notes footnote table figure " +
			"question questions line lines version step building house room block phase ",
		after: "",
	}
}

func russian() *words {
	return &words{
		numbers: numbersOf("два две двух двум двумя двое двоих обоих;три трёх трех трём трем тремя трое троих;четыре четырёх четырех четырём четырем четырьмя четверо четверых;пять пяти пятью пятеро пятерых;" +
			"шесть шести шестью шестеро шестерых;семь семи семью семеро;восемь восьми восемью;девять девяти девятью;десять десяти десятью;одиннадцать одиннадцати;двенадцать двенадцати;" +
			"тринадцать тринадцати;четырнадцать четырнадцати;пятнадцать пятнадцати;шестнадцать шестнадцати;семнадцать семнадцати;восемнадцать восемнадцати;девятнадцать девятнадцати;двадцать двадцати"),
		months: strings.Fields("январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"),
		scales: map[string]int64{"тыс": thousand, "тысяча": thousand, "тысячи": thousand, "тысяч": thousand, "млн": million, "миллион": million, "миллиона": million, "миллионов": million,
			"млрд": billion, "миллиард": billion, "миллиарда": billion, "миллиардов": billion},
		before: " ст стст статья статьи статье статьёй статью статей статьям статьях п пп пункт пункта пункте пункту пунктом пункты пунктов пунктах ч часть части частью гл глава главы главе " +
			"прил приложение приложения приложению приложении конвенция конвенции конвенцию рекомендация рекомендации закон закона законе приказ приказа указ указа постановление постановления " +
			"дело дела стр с страница страницы абз абзац абзаца сн сноска сноски таблица таблицы рис вопрос вопросы вопроса д дом кв кабинет этап ",
		after: " статьи статей пункта пунктов части ",
	}
}

func kazakh() *words {
	return &words{
		numbers: numbersOf("екі екеуі;үш үшеуі;төрт төртеуі;бес бесеуі;алты;жеті;сегіз;тоғыз;он;;;;;;;;;;жиырма"),
		tens:    "он",
		months:  strings.Fields("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
		scales:  map[string]int64{"мың": thousand, "млн": million, "миллион": million, "млрд": billion, "миллиард": billion},
		before:  " бап баптың баптар тармақ тарау бөлім қосымша конвенция заң бұйрық жарлық қаулы іс бет б кесте сурет сұрақ үй пәтер ",
		after:   " бап баптың бабы бабының бабында бабына бабымен баптары тармақ тармағы тармағының тармағында тармақша тармақшасы бөлім бөлігі бөлігінің тарау тарауы қосымша конвенция конвенциясы бет ",
	}
}
