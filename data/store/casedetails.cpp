// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/casedetails.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace huying
{

namespace
{

/// One list of members for both directions, so that they can't part. Asks with value(): the brackets of a QJsonObject
/// that may change put a null where they find nothing.
class Members
{
public:
    Members(QJsonObject &object, bool writing) : m_object(object), m_writing(writing) {}

    template <class Number> void number(const char *name, Number &value)
    {
        const QLatin1String key(name);
        if (m_writing && value)
            m_object[key] = static_cast<qint64>(value);
        else if (!m_writing)
            value = static_cast<Number>(m_object.value(key).toInteger());
    }
    void text(const char *name, QString &value)
    {
        const QLatin1String key(name);
        if (m_writing && !value.isEmpty())
            m_object[key] = value;
        else if (!m_writing)
            value = m_object.value(key).toString();
    }
    template <class Part> void part(const char *name, Part &value)
    {
        const QLatin1String key(name);
        QJsonObject object = m_object.value(key).toObject();
        Members members(object, m_writing);
        exchange(members, value);
        if (m_writing && !object.isEmpty())
            m_object[key] = object;
    }
    template <class Part> void list(const char *name, QList<Part> &values)
    {
        const QLatin1String key(name);
        QJsonArray array = m_object.value(key).toArray();
        if (!m_writing)
            values.resize(array.size());
        for (qsizetype i = 0; i < values.size(); ++i) {
            QJsonObject object = array.at(i).toObject();
            Members members(object, m_writing);
            exchange(members, values[i]);
            if (m_writing)
                array.append(object);
        }
        if (m_writing && !array.isEmpty())
            m_object[key] = array;
    }

private:
    static void exchange(Members &m, SupervisedOrder &o)
    {
        m.number("at", o.at);
        m.number("due", o.due);
        m.number("answered", o.answeredAt);
        m.text("by", o.by);
        m.text("text", o.text);
    }
    static void exchange(Members &m, WhistleLeg &l)
    {
        m.text("org", l.org);
        m.number("sign_due", l.signDue);
        m.number("signed", l.signedAt);
        m.number("arrive_due", l.arriveDue);
        m.number("arrived", l.arrivedAt);
        m.number("handle_due", l.handleDue);
        m.number("handled", l.handledAt);
        m.number("returned", l.returnedAt);
        m.text("reason", l.reason);
    }
    static void exchange(Members &m, Whistle &w)
    {
        m.number("called", w.calledAt);
        m.number("rated", w.ratedAt);
        m.text("by", w.by);
        m.text("text", w.text);
        m.number("rating", w.rating);
        m.list("legs", w.legs);
    }
    static void exchange(Members &m, CaseRequest &r)
    {
        m.text("kind", r.kind);
        m.text("by", r.by);
        m.text("reason", r.reason);
        m.number("at", r.at);
        m.number("until", r.until);
    }
    static void exchange(Members &m, Mediation &d)
    {
        m.text("org", d.org);
        m.text("mediator", d.mediator);
        m.text("agreement", d.agreement);
        m.number("difficulty", d.difficulty);
    }

    QJsonObject &m_object;
    bool m_writing;
};

void exchangeAll(Members &m, CaseState &s)
{
    m.part("order", s.order);
    m.part("whistle", s.whistle);
    m.part("request", s.request);
    m.part("mediation", s.mediation);
    m.number("claim_until", s.claimUntil);
    m.text("prior", s.priorState);
    m.text("rule", s.rule);
    m.number("yellow", s.yellowCards);
    m.number("red", s.redCards);
    m.number("reopened", s.reopened);
    m.number("escalated", s.escalated);
    m.number("contacted", s.contacted);
    m.number("solved", s.solved);
    m.number("forced", s.forced);
}

} // namespace

QByteArray toDetails(const CaseState &state)
{
    QJsonObject object;
    Members members(object, true);
    exchangeAll(members, const_cast<CaseState &>(state)); // writing changes nothing
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void readDetails(const QByteArray &json, CaseState &state)
{
    if (json.isEmpty())
        return;
    QJsonObject object = QJsonDocument::fromJson(json).object();
    Members members(object, false);
    exchangeAll(members, state);
}

} // namespace huying
