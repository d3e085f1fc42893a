// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/source.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTimeZone>
#include <algorithm>
#include <cpl_conv.h>
#include <cstring>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace huying
{

namespace
{

void CPL_STDCALL noteError(CPLErr level, CPLErrorNum, const char *message)
{
    auto *errors = static_cast<ReadErrors *>(CPLGetErrorHandlerUserData());
    if (level >= CE_Failure && errors->text.isEmpty())
        errors->text = QString::fromUtf8(message);
}

QString vsiPath(const QString &path)
{
    return path.endsWith(QLatin1String(".gz"), Qt::CaseInsensitive) ? QStringLiteral("/vsigzip/") + path : path;
}

/// Shapefiles say in a .cpg beside them how their text is written.
Encoding declaredEncoding(const QString &path, Encoding asked)
{
    if (asked != Encoding::Auto || !path.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive))
        return asked;
    for (const char *suffix : {"cpg", "CPG"}) {
        QFile file(path.left(path.size() - 3) + QLatin1String(suffix));
        if (file.open(QIODevice::ReadOnly))
            return encodingFromName(QString::fromLatin1(file.read(32))).value_or(Encoding::Auto);
    }
    return asked;
}

QString isoText(const OGRFeature &feature, int column)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, flag = 0;
    float second = 0;
    if (!feature.GetFieldAsDateTime(column, &year, &month, &day, &hour, &minute, &second, &flag))
        return {};
    QDateTime time(QDate(year, month, day), QTime(hour, minute).addMSecs(qRound(second * 1000)));
    if (flag >= 2) // 100 is UTC, a step is a quarter of an hour
        time.setTimeZone(QTimeZone((flag - 100) * 15 * 60));
    return time.toString(Qt::ISODateWithMs);
}

bool isText(OGRFieldType type)
{
    return type == OFTString || type == OFTStringList;
}

/// The cells of a row that say something about its encoding; mostly there are none.
QByteArray cellsBeyondAscii(const OGRFeature &feature)
{
    QByteArray cells;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (!feature.IsFieldSetAndNotNull(i) || !isText(feature.GetFieldDefnRef(i)->GetType()))
            continue;
        const char *text = feature.GetFieldAsString(i);
        const std::size_t size = std::strlen(text);
        if (std::any_of(text, text + size, [](char c) { return static_cast<signed char>(c) < 0; }))
            cells.append(text, static_cast<qsizetype>(size)).append('\n');
    }
    return cells;
}

} // namespace

ReadErrors::ReadErrors()
{
    CPLPushErrorHandlerEx(noteError, this);
}

ReadErrors::~ReadErrors()
{
    CPLPopErrorHandler();
}

QString SourceRow::text(int column) const
{
    if (column < 0 || !m_feature->IsFieldSetAndNotNull(column))
        return {};
    const OGRFieldType type = m_feature->GetFieldDefnRef(column)->GetType();
    if (type == OFTDateTime || type == OFTDate)
        return isoText(*m_feature, column);
    const char *bytes = m_feature->GetFieldAsString(column);
    return m_decoder->decode(bytes, static_cast<qsizetype>(qstrlen(bytes)), isText(type) ? m_encoding : Encoding::Utf8);
}

const OGRGeometry *SourceRow::geometry() const
{
    return m_feature->GetGeometryRef();
}

QString SourceRow::raw(const QSet<int> &hidden) const
{
    QStringList cells;
    for (int i = 0; i < m_feature->GetFieldCount(); ++i) {
        QString cell = text(i);
        if (hidden.contains(i) && !cell.isEmpty())
            cell = cell.left(1) + QStringLiteral("***");
        cells << cell;
    }
    return cells.join(QStringLiteral(" | "));
}

Result<std::unique_ptr<GDALDataset>> openVectors(const QString &path)
{
    static const bool registered = (GDALAllRegister(), CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE"), true);
    Q_UNUSED(registered)
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::NotFound, QStringLiteral("没有文件 %1，请检查路径").arg(path));
    if (!info.isReadable())
        return fail(ErrorKind::Storage, QStringLiteral("文件 %1 没有读取权限").arg(path));
    if (info.isFile() && info.size() == 0)
        return fail(ErrorKind::BadInput, QStringLiteral("文件 %1 是空的").arg(path));
    // Text is decoded here, row by row; an empty ENCODING keeps the Shapefile driver from doing it first.
    CPLStringList options;
    if (path.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive) || path.endsWith(QLatin1String(".dbf"), Qt::CaseInsensitive))
        options.SetNameValue("ENCODING", "");
    if (path.contains(QLatin1String(".csv"), Qt::CaseInsensitive))
        options.SetNameValue("HEADERS", "YES");
    ReadErrors errors;
    std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(vsiPath(info.absoluteFilePath()).toUtf8().constData(),
                                                           GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options.List()));
    if (!dataset)
        return fail(ErrorKind::BadInput,
                    QStringLiteral("文件 %1 打不开：%2。可以导入 CSV、xlsx、GeoJSON、Shapefile、GeoPackage、OSM pbf 等")
                        .arg(path, errors.text.isEmpty() ? QStringLiteral("认不出格式，或文件不完整") : errors.text));
    return dataset;
}

Source::Source(Encoding encoding) : m_decoder(encoding) {}

Source::~Source() = default;

Result<std::unique_ptr<Source>> Source::open(const QString &path, const QString &layer, const QString &filter,
                                             Encoding encoding)
{
    std::unique_ptr<Source> source(new Source(declaredEncoding(path, encoding)));
    if (const auto done = source->openFile(path, layer, filter); !done)
        return tl::unexpected(done.error());
    return source;
}

Result<void> Source::openFile(const QString &path, const QString &layer, const QString &filter)
{
    m_path = path;
    auto dataset = openVectors(path);
    if (!dataset)
        return tl::unexpected(dataset.error());
    m_dataset = std::move(*dataset);
    m_errors = std::make_unique<ReadErrors>();
    m_layer = layer.isEmpty() ? m_dataset->GetLayer(0) : m_dataset->GetLayerByName(layer.toUtf8().constData());
    if (!m_layer) {
        QStringList names;
        for (OGRLayer *one : m_dataset->GetLayers())
            names << QString::fromUtf8(one->GetName());
        return fail(ErrorKind::BadInput, QStringLiteral("文件 %1 里没有图层“%2”，有：%3")
                                             .arg(path, layer, names.isEmpty() ? QStringLiteral("（没有图层）")
                                                                              : names.join(QStringLiteral("、"))));
    }
    if (!filter.isEmpty() && m_layer->SetAttributeFilter(filter.toUtf8().constData()) != OGRERR_NONE)
        return fail(ErrorKind::BadInput, QStringLiteral("筛选条件“%1”不能用于 %2：%3").arg(filter, path, m_errors->text));
    const QString driver = QString::fromLatin1(m_dataset->GetDriverName());
    m_firstNumber = driver == QLatin1String("CSV") || driver == QLatin1String("XLSX") ? 2 : 1;
    readColumns();
    return {};
}

void Source::readColumns()
{
    TextDecoder names(Encoding::Auto);
    const OGRFeatureDefn *definition = m_layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        const QByteArray name(definition->GetFieldDefn(i)->GetNameRef());
        m_columns << names.decode(name.constData(), name.size(), names.encodingOf(name).value_or(Encoding::Utf8)).trimmed();
    }
}

qint64 Source::rowCount() const
{
    return m_layer->TestCapability(OLCFastFeatureCount) ? m_layer->GetFeatureCount() : -1;
}

void Source::rewind()
{
    m_layer->ResetReading();
    m_decoder.forgetCounts();
    m_next = 0;
}

Result<const SourceRow *> Source::next()
{
    m_feature.reset(m_layer->GetNextFeature());
    if (!m_errors->text.isEmpty())
        return fail(ErrorKind::Damaged, QStringLiteral("读 %1 第 %2 行时出错，文件可能不完整：%3")
                                            .arg(m_path)
                                            .arg(m_next + m_firstNumber)
                                            .arg(m_errors->text));
    if (!m_feature)
        return nullptr;
    const auto encoding = m_decoder.encodingOf(cellsBeyondAscii(*m_feature));
    m_row.m_feature = m_feature.get();
    m_row.m_decoder = &m_decoder;
    m_row.m_encoding = encoding.value_or(Encoding::Utf8);
    m_row.m_readable = encoding.has_value();
    m_row.m_number = m_firstNumber + m_next++;
    return &m_row;
}

} // namespace huying
