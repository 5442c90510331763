#include "aboutdialog.h"

#include "applicationicon.h"
#include "plainlabel.h"
#include "theme.h"
#include "tokens.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <array>

namespace meja {

namespace {

constexpr int aboutLogoSize = 64;

struct Part
{
    const char *name;
    const char *licence;
};

constexpr std::array parts{
    Part{"Qt", "GNU LGPL 3"},        Part{"libpq (PostgreSQL)", "PostgreSQL License"},
    Part{"tl::expected", "CC0 1.0"}, Part{"QtKeychain", "BSD 3-Clause"},
    Part{"Lucide", "ISC License"},
};

QLabel *label(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(fontFor(role));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Meja"));
    auto *logo = new PlainLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(aboutLogoSize, aboutLogoSize), devicePixelRatioF()));
    auto *names = new QVBoxLayout;
    names->setSpacing(space::xs);
    names->addWidget(label(QStringLiteral("Meja"), TextRole::Heading, this));
    names->addWidget(
        label(tr("Version %1").arg(QCoreApplication::applicationVersion()), TextRole::Body, this));
    names->addWidget(label(tr("Back office for online shops"), TextRole::Body, this));
    names->addWidget(
        label(tr("Free software under the GNU General Public License, version 3"), TextRole::Body, this));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::l);
    head->addWidget(logo, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    auto *licences = new QGridLayout;
    licences->setHorizontalSpacing(space::xl);
    licences->setVerticalSpacing(space::xs);
    int row = 0;
    for (const Part &part : parts) {
        const bool isQt = row == 0;
        const QString name =
            QString::fromLatin1(part.name) + (isQt ? u' ' + QString::fromLatin1(qVersion()) : QString());
        licences->addWidget(label(name, TextRole::Body, this), row, 0);
        licences->addWidget(label(QString::fromLatin1(part.licence), TextRole::Body, this), row, 1);
        ++row;
    }
    licences->setColumnStretch(1, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::l);
    column->addLayout(head);
    column->addWidget(label(tr("Contains"), TextRole::Strong, this));
    column->addLayout(licences);
    column->addSpacing(space::s);
    column->addWidget(buttons);
}

} // namespace meja
