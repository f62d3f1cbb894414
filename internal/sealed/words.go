package sealed

import "strings"

// surnameShaped reports whether sounds end as surnames do that are no first names.
func surnameShaped(sounds string) bool {
	for _, end := range strings.Fields("ov ev ova eva ski skaia enko Cuk iuk iants Svili dze ovih") {
		if strings.HasSuffix(sounds, end) && len(sounds) > len(end)+1 {
			return true
		}
	}
	return false
}

// patronymic gives what stands before the ending of a patronymic, and the endings that its bearer may write instead; false when the word is
// none.
func patronymic(sounds string) (root string, ends []string, ok bool) {
	for _, set := range [...]string{"oviC eviC uli iC", "ovna evna kizi iCna"} {
		for _, end := range strings.Fields(set) {
			if cut := strings.TrimSuffix(sounds, end); cut != sounds && len(cut) >= 2 {
				return cut, strings.Fields(set)[:3], true
			}
		}
	}
	return "", nil, false
}

// particle reports whether a word of a name says nothing of who it is.
func particle(sounds string) bool {
	return strings.Contains(" uli kizi ogli oglu de von van al ibn bin fon ", " "+sounds+" ")
}

// givenNames are common first names: where nothing tells which word of a name is the surname, these are not it.
const givenNames = `
Абай Айбек Айгерим Айгуль Айдар Айдос Айжан Айман Айнур Айсулу Акмарал Александр Александра Алексей Али Алия Алина Алишер Алмас Алмат Алтынай Аманжол Анар Анара
Анатолий Андрей Анна Антон Арман Арсен Артём Асан Асель Асет Асия Асхат Бакыт Бакытжан Бауыржан Бахыт Бейбит Берик Болат Борис Ботагоз Валентина Валерий Василий Вера
Виктор Виктория Владимир Галина Галым Галымжан Георгий Гульжан Гульмира Гульнара Гульнар Дана Данияр Дарига Дария Дархан Дастан Даулет Даурен Денис Диана Дина Динара
Дмитрий Думан Евгений Евгения Екатерина Елена Ерболат Ербол Ержан Еркин Ерлан Ермек Есен Жанар Жанат Жанболат Жандос Жанна Жасулан Жомарт Жумабек Зарина Зинаида Иван Игорь
Ильяс Инна Ирина Кайрат Камила Камшат Канат Карина Константин Куаныш Лариса Лаура Лейла Лидия Людмила Мадина Максат Максим Малика Марат Маргарита Марина Мария Медет
Меруерт Михаил Молдир Мурат Мухтар Надежда Наталья Никита Николай Нурбек Нурбол Нургали Нургуль Нуржан Нурлан Олег Олжас Ольга Пётр Рауан Раушан Ренат Ринат Роман
Руслан Рустам Сабина Сабит Салтанат Самал Самат Санжар Сара Сауле Светлана Серик Сергей София Султан Талгат Тамара Татьяна Тимур Толеген Улан Умит Шолпан Шынар Юлия Юрий
John Mary Peter Paul James Anna David Michael Thomas`

// ordinaryWords are words that are surnames too and stand in texts as themselves. Only what begins with a capital within a sentence, or
// has a first name or initials beside it, is then a name.
const ordinaryWords = `
ten pack pan an on so no long young black white brown green king park lee miller smith may bush hope stone wood field rich price grant law cook hill rose bell day dan den
нам ним ней кім тен тень тени сон сны хан пан пак нем ем ли ни тема дал дан мир мира миру май мая маю мороз мороза морозы коваль бондарь мельник пастух скрипка соловей
заяц волк лиса сорока ворона воробей орёл орел голубь сокол медведь баран козёл козел бык петух гусь рак щука карась жук муха пчела зима весна лето осень вода гора гор река роса
туча ветер дождь снег камень гвоздь молот топор нож пила кузнец ткач гончар сапожник портной швец писарь король князь барон граф поп монах святой бог дьяк казак казаков казака
казаки казахов поляк поляков татар татаров солдат солдатов рыбак рыбаков моряк моряков волков соколов голубев новиков плотников кузнецов мельников пастухов работников
стариков молодых белых чёрных черных седых больших малых толстых богатых крутых тонких глухих сухих долгих чужих живых русских новых старых попов воронов комаров котов баранов
орлов раков жуков снегов громов ветров городов панов королей князев столяров маляров токарев слесарев хлебников сапожников котельников металлов бобров ершов шаров
бек бай тас тау су күн ай жаз қыс көл бала ана ата аға іні әке қой ат ит нан ет жер ел кен темір болат алтын күміс арман үміт бақыт асан аман есен сау тұр бар жоқ көп аз бір
екі үш төрт бес алты жеті сегіз тоғыз он серік еркін азат айдын жарқын шын дос сенім қуат қайрат талап талант сұлтан султан жеңіс`

// setOf gives the words of a list, each as f has it.
func setOf(list string, f func(string) string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[f(w)] = true
	}
	return out
}
