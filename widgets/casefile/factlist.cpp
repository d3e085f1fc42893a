// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/factlist.h"

#include "widgets/casefile/oversightfacts.h"

#include <QPainter>

namespace huying
{

namespace
{

constexpr int labelWidth = 76, gap = 6;

} // namespace

QList<std::pair<QString, QString>> factsOf(const CaseState &c, const CaseWords &words, TimeMs now)
{
    const auto names = [](const QStringList &codes, auto &&name) {
        QStringList list;
        for (const QString &code : codes)
            list << name(code);
        return list.join(FactList::tr(", ", "between names"));
    };
    QList<std::pair<QString, QString>> facts = oversightFacts(c, words, now);
    const auto add = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    add(FactList::tr("Description"), c.text);
    const QString item = words.item(c.item);
    add(FactList::tr("Item"), item == c.item ? item : QStringLiteral("%1 %2").arg(c.item, item));
    add(FactList::tr("Reported"), QStringLiteral("%1 %2").arg(clockTime(c.reportedAt, now), words.channel(c.channel)));
    add(FactList::tr("In charge"), c.org.isEmpty() ? FactList::tr("Not assigned yet") : words.organization(c.org));
    add(FactList::tr("Assisting"), names(c.assist, [&](const QString &code) { return words.organization(code); }));
    QString units = names(c.units, [&](const QString &ref) { return words.unit(ref); });
    static const char *const stages[] = {"", QT_TRANSLATE_NOOP("huying::FactList", "sent"),
                                         QT_TRANSLATE_NOOP("huying::FactList", "en route"),
                                         QT_TRANSLATE_NOOP("huying::FactList", "on scene")};
    if (!units.isEmpty() && c.unitStage != UnitStage::None)
        units = FactList::tr("%1 · %2", "units · stage").arg(units, FactList::tr(stages[static_cast<int>(c.unitStage)]));
    add(FactList::tr("Units"), units);
    if (c.stoppedMs)
        add(FactList::tr("Clock stood"), clockSpan(c.stoppedMs));
    return facts;
}

FactList::FactList(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactList::show(const QList<std::pair<QString, QString>> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    QStringList said;
    for (const auto &[label, value] : facts)
        said << label + QLatin1Char(' ') + value;
    setAccessibleName(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QRect FactList::textRect(const QString &text, int width) const
{
    const Theme &t = themeOf(this);
    return QFontMetrics(t.font(t.type.table)).boundingRect(QRect(0, 0, std::max(40, width - 24 - labelWidth), 2000),
                                                           Qt::TextWordWrap, text);
}

int FactList::heightForWidth(int width) const
{
    int height = 16;
    for (const auto &fact : m_facts)
        height += textRect(fact.second, width).height() + gap;
    return height;
}

QSize FactList::sizeHint() const
{
    return {280, heightForWidth(std::max(280, width()))};
}

void FactList::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    int y = 8;
    for (const auto &[label, value] : m_facts) {
        const int height = textRect(value, width()).height();
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        p.drawText(QRect(12, y, labelWidth, height), Qt::AlignTop, label);
        p.setFont(t.font(t.type.table));
        p.setPen(t.t1);
        p.drawText(QRect(12 + labelWidth, y, width() - 24 - labelWidth, height), Qt::TextWordWrap, value);
        y += height + gap;
    }
}

} // namespace huying
