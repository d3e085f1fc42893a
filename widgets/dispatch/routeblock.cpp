// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/routeblock.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/label.h"
#include "widgets/controls/linkbutton.h"
#include "widgets/controls/sectionheader.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int nameLine = 24, reasonLine = 22, side = 12, mostOthers = 3;

} // namespace

/// Name, limit and the reasons with their ticks. Painted.
class RouteBlock::Body : public QWidget
{
public:
    struct Content
    {
        QString org, note;   ///< note: at the right of the name
        QStringList reasons; ///< what decided, each with a tick
        QString remark;      ///< what is to be minded
        bool warns = false;  ///< the remark wants a person
        bool operator==(const Content &) const = default;
    };

    explicit Body(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

    void show(const Content &content)
    {
        if (content == m_content)
            return;
        m_content = content;
        setAccessibleName(QStringList{content.org, content.note}.join(QLatin1Char(' ')));
        setAccessibleDescription((content.reasons + QStringList{content.remark}).join(QStringLiteral("; ")));
        setToolTip(content.reasons.join(QLatin1Char('\n')));
        updateGeometry();
        update();
    }
    const Content &content() const { return m_content; }
    QSize sizeHint() const override
    {
        const auto lines = static_cast<int>(m_content.reasons.size()) + (m_content.remark.isEmpty() ? 0 : 1);
        return {280, 8 + nameLine + lines * reasonLine + 4};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = themeOf(this);
        QPainter p(this);
        p.fillRect(rect(), t.bg1);
        QRect line(side, 6, width() - 2 * side, nameLine);
        p.setFont(t.font(t.type.label));
        p.setPen(t.t2);
        p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_content.note);
        const int noteWidth = m_content.note.isEmpty() ? 0 : p.fontMetrics().horizontalAdvance(m_content.note) + 8;
        p.setFont(t.font(t.type.list, true));
        p.setPen(t.t1);
        const QRect name = line.adjusted(0, 0, -noteWidth, 0);
        p.drawText(name, Qt::AlignVCenter, p.fontMetrics().elidedText(m_content.org, Qt::ElideRight, name.width()));
        p.setFont(t.font(t.type.label));
        line.moveTop(line.bottom() + 1);
        line.setHeight(reasonLine);
        for (const QString &reason : m_content.reasons)
            paintLine(p, t, line, QStringLiteral("check"), reason, t.t2);
        if (!m_content.remark.isEmpty())
            paintLine(p, t, line, m_content.warns ? QStringLiteral("warning") : QStringLiteral("info"), m_content.remark,
                      m_content.warns ? t.yel : t.t3);
    }

private:
    void paintLine(QPainter &p, const Theme &t, QRect &line, const QString &iconName, const QString &text,
                   const QColor &color) const
    {
        paintIcon(p, QRectF(line.left(), line.top() + (line.height() - 12) / 2.0, 12, 12), iconName,
                  color == t.t2 ? t.t1 : color);
        const QRect rest = line.adjusted(18, 0, 0, 0);
        p.setPen(color);
        p.drawText(rest, Qt::AlignVCenter, p.fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
        line.translate(0, reasonLine);
    }

    Content m_content;
};

RouteBlock::RouteBlock(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_words(words), m_header(new SectionHeader({}, QStringLiteral("route"), this)),
      m_trace(new LinkButton({}, this)), m_body(new Body(this)), m_others(new QWidget(this)), m_flow(new FlowLayout(m_others, 4))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body);
    column->addWidget(m_others);
    m_header->addControl(m_trace);
    m_trace->setAccessibleDescription(tr("What every rule made of this case"));
    m_flow->setContentsMargins(side, 0, side, 6);
    connect(m_trace, &QPushButton::clicked, this, &RouteBlock::traceWanted);
}

void RouteBlock::show(const CaseState &state, const CaseAdvice &advice)
{
    const Route &route = advice.route;
    const bool assigned = !state.org.isEmpty();
    Body::Content content;
    if (assigned) {
        content.org = m_words.organization(state.org);
        content.note = state.rule.isEmpty() ? tr("Chosen by a person") : tr("By rule %1").arg(state.rule);
        QStringList assist;
        for (const QString &org : state.assist)
            assist << m_words.organization(org);
        if (!assist.isEmpty())
            content.reasons << tr("Assisted by %1").arg(assist.join(tr(", ", "between names")));
        if (!route.org.isEmpty() && route.org != state.org)
            content.remark = tr("The rules as they are now name %1").arg(m_words.organization(route.org));
    } else if (route.org.isEmpty()) {
        content.org = tr("A person decides");
        content.remark = route.why;
        content.warns = true;
    } else {
        content.org = m_words.organization(route.org);
        if (advice.rule) {
            content.reasons = heldConditions(*advice.rule, state, m_words);
            if (advice.rule->org.startsWith(QLatin1Char('@')))
                content.reasons << ruleOrganization(advice.rule->org, m_words);
        }
        QStringList assist;
        for (const QString &org : route.assist)
            assist << m_words.organization(org);
        if (!assist.isEmpty())
            content.reasons << tr("Assisted by %1").arg(assist.join(tr(", ", "between names")));
        content.note = route.limit.amount ? tr("Limit %1").arg(toText(route.limit)) : QString();
        if (route.urgent)
            content.note = content.note.isEmpty() ? tr("Urgent") : tr("Urgent · %1").arg(content.note);
        if (route.needsPerson)
            content.remark = tr("The rule only proposes: a person confirms it");
        else if (!advice.rule)
            content.remark = route.why;
        content.warns = route.needsPerson;
    }
    m_header->setTitle(assigned ? tr("In charge") : tr("Recommended organization"));
    m_body->show(content);
    m_trace->setText(route.rule.isEmpty() ? tr("Rules") : tr("Rule %1").arg(route.rule));
    m_trace->setVisible(!route.trace.isEmpty());
    fillOthers(assigned ? QList<RouteChoice>() : otherChoices(route));
}

void RouteBlock::fillOthers(const QList<RouteChoice> &others)
{
    QStringList wanted;
    for (const RouteChoice &choice : others.mid(0, mostOthers))
        wanted << choice.org + QLatin1Char(' ') + choice.rule;
    m_others->setVisible(!wanted.isEmpty());
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (wanted.isEmpty())
        return;
    m_flow->addWidget(new Label(tr("Also possible"), Label::Tone::Third, Label::Size::Label, false, m_others));
    for (const RouteChoice &choice : others.mid(0, mostOthers)) {
        auto *link = new LinkButton(tr("%1 (%2)", "organization (rule)").arg(m_words.organization(choice.org), choice.rule), m_others);
        connect(link, &QPushButton::clicked, this, [this, org = choice.org] { emit organizationChosen(org); });
        m_flow->addWidget(link);
        link->show();
    }
}

QStringList RouteBlock::reasons() const
{
    return m_body->content().reasons;
}

} // namespace huying
