// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/fillwords.h"

#include "widgets/words/casewords.h"

namespace huying
{

namespace
{

QChar first(const QString &text, QChar otherwise)
{
    return text.isEmpty() ? otherwise : text[0];
}

BadgeShape badgeShape(Channel::Kind kind)
{
    switch (kind) {
    case Channel::Kind::People:
        return BadgeShape::People;
    case Channel::Kind::Machine:
        return BadgeShape::Machine;
    case Channel::Kind::Official:
        break;
    }
    return BadgeShape::Official;
}

} // namespace

void fillWords(CaseWords &words, const Catalogue &catalogue, const StoreNames &names)
{
    for (const Channel &c : catalogue.channels())
        words.setChannel(c.code, c.name, c.badge, badgeShape(c.kind));
    for (const CaseClass &c : catalogue.classes())
        words.setClass(c.code, c.name, first(c.glyph, u'案'));
    for (const CaseItem &i : catalogue.items())
        words.setItem(i.code, i.name, first(i.glyph, u'案'));
    for (const CodeRecord &c : names.codes) {
        if (c.table == QLatin1String("item") && !catalogue.item(c.code))
            words.setItem(c.code, c.name, first(catalogue.glyphOf(c.code), u'案'));
        else if (c.table == QLatin1String("channel") && !catalogue.channel(c.code))
            words.setChannel(c.code, c.name, c.name.left(2), BadgeShape::Official);
    }
    QList<NamedCode> organizations;
    for (const CodeRecord &o : names.organizations)
        organizations << NamedCode{o.code, o.name};
    words.setOrganizations(organizations);
    words.setActors(names.accounts);
}

} // namespace huying
