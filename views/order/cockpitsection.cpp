#include "cockpitsection.h"

#include "failuretext.h"
#include "fieldgrid.h"
#include "plainlabel.h"
#include "relatedtablemodel.h"
#include "theme.h"
#include "tokens.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

CockpitSection::CockpitSection(RelatedTableModel *model, QWidget *content, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_content(content),
      m_heading(groupHeading(this)),
      m_notice(new PlainLabel(this)),
      m_retry(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_heading);
    column->addWidget(m_content);
    column->addWidget(m_notice);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_notice->setWordWrap(true);
    m_notice->hide();
    m_retry->hide();
    connect(m_model, &RelatedTableModel::settled, this, [this] {
        m_loaded = true;
        showState();
    });
    connect(m_retry, &QPushButton::clicked, this, &CockpitSection::retry);
}

void CockpitSection::setTexts(const QString &title, const QString &emptyText)
{
    m_title = title;
    m_emptyText = emptyText;
    m_retry->setText(tr("Try again"));
    m_content->setAccessibleName(title);
    m_notice->setPalette(mutedPalette());
    showState();
}

QString CockpitSection::notice() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

void CockpitSection::showState()
{
    showHeading();
    if (!m_loaded)
        return;
    const auto &failure = m_model->failure();
    const bool filled = m_model->rowCount() > 0;
    // Rows loaded before a later page failed are valid and stay visible.
    m_content->setVisible(filled);
    m_notice->setVisible(failure || !filled);
    m_retry->setVisible(failure.has_value());
    m_notice->setText(failure ? (failureSentence(*failure) + u'\n' + failureHint(*failure)).trimmed()
                              : m_emptyText);
}

void CockpitSection::showHeading()
{
    const int rows = m_model->rowCount();
    const QString more = m_model->hasMore() ? QStringLiteral("+") : QString();
    m_heading->setText(rows == 0 ? m_title : QStringLiteral("%1  ·  %2%3").arg(m_title).arg(rows).arg(more));
}

void CockpitSection::retry()
{
    m_retry->hide();
    m_notice->setText(tr("Loading…"));
    m_model->refresh();
}

} // namespace meja
