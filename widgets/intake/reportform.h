// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/intake.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace huying {

class CaseWords;
class CodePicker;
class DeckPreview;
class FileList;
class Label;
class PanelTitle;

/// The one long form for reports of every channel, with the strip that says what will become of them. What concerns
/// persons is sealed on its way to disk and gone from here once it is there.
class ReportForm : public QDialog
{
    Q_OBJECT

public:
    ReportForm(Intake &intake, const CaseWords &words, QWidget *parent = nullptr);

    /// Where somebody pointed: goes before what the address is found to mean, unless another place is chosen.
    void setPointed(LonLat place, const QString &area);
    const CommandPlan &plan() const { return m_plan; }
    DeckPreview *strip() const { return m_preview; }
    FileList *files() const { return m_files; }
    QString problem() const;

signals:
    void taken(const huying::CaseState &state);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFields();
    void addRow(QGridLayout *grid, int row, int column, const QString &label, QWidget *field, int span = 1);
    void addressEdited();
    void showPlaces();
    void replan();
    void pressed(const QString &id);
    void submit();
    void tell(const QString &problem);
    void done(const QUuid &actionId, const CaseState &state);
    void refused(const QUuid &actionId, const Error &error);
    CommandLine line() const;

    Intake &m_intake;
    const CaseWords &m_words;
    std::unique_ptr<AddressFinder> m_finder;
    QComboBox *m_channel, *m_place;
    CodePicker *m_item, *m_org;
    QLineEdit *m_title, *m_address, *m_reporter, *m_phone, *m_limit, *m_reason;
    QPlainTextEdit *m_text;
    QCheckBox *m_urgent;
    FileList *m_files;
    DeckPreview *m_preview;
    Label *m_problem, *m_reasonLabel = nullptr;
    CommandPlan m_plan;
    std::optional<PlaceCandidate> m_pointed;
    bool m_asConsultation = false;
    QString m_merge;
    QUuid m_running;
};

} // namespace huying
