// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/griddoctor.h"

#include <QObject>
#include <QPointer>

namespace huying
{

class Commands;
class GridDoctorDialog;
class GridEditDialog;
class GridTool;
class MapView;
class Session;
class ToastStack;

/// Editing the grids on a map and looking after them: the mesh of the county in the middle of the map, the tool, the two
/// windows beside it, and saving. A child of the map.
class GridDesk : public QObject
{
    Q_OBJECT
public:
    GridDesk(MapView &map, Session &session, ToastStack &toasts, Commands &commands);
    ~GridDesk() override;

    void edit();
    void examine();
    const GridMesh *mesh() const { return m_mesh.get(); }

private:
    void makeEditor();
    bool begin(LonLat place);
    void end();
    void takeResult(const Result<void> &done);
    void refresh();
    void save();
    void goThere(const GridFinding &finding);
    void mend(const GridFinding &finding);
    void refuse(const QString &why);

    MapView &m_map;
    Session &m_session;
    ToastStack &m_toasts;
    std::unique_ptr<GridMesh> m_mesh;
    GridTool *m_tool = nullptr; ///< the map's; null while another is on
    QString m_scope;
    QPointer<GridEditDialog> m_editor;
    QPointer<GridDoctorDialog> m_doctor;
    bool m_isSaving = false, m_isTaking = false;
};

} // namespace huying
