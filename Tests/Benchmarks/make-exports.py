#!/usr/bin/env python3
"""Writes the same N invented documents as a Coretax list answer (JSON), a list export (CSV) and a bulk import (XML).

Everything is made up, and the same seed gives the same files, byte for byte.

    make-exports.py 10000 FOLDER [--seed 1] [--month 2026-10] [--csv titles|raw] [--numbers indonesian|plain]
                                 [--delimiter ;] [--page 200] [--only json,csv,xml]

Writes FOLDER/outputinvoice.json, FOLDER/pajak-keluaran.csv and FOLDER/taxinvoicebulk.xml.
"""

import argparse
import json
import os
import random
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

TAXPAYER = "0999999999999000"
STATUSES = [
    ("APPROVED", 70), ("SIGNING IN PROGRESS", 10), ("SAVED INVALID", 8), ("CREATED", 5), ("AMENDED", 3),
    ("CANCELED", 2), ("WAITING FOR AMENDMENT", 1), ("WAITING FOR CANCELLATION", 1),
]
NUMBERED = {"APPROVED", "AMENDED", "CANCELED", "WAITING FOR AMENDMENT", "WAITING FOR CANCELLATION"}
WORDS = ["MAJU", "JAYA", "SENTOSA", "MAKMUR", "ABADI", "SEJAHTERA", "MANDIRI", "UTAMA", "PRIMA", "LESTARI"]
SIGNERS = ["CONTOH PENANDATANGAN SATU", "CONTOH PENANDATANGAN DUA", "CONTOH PENANDATANGAN TIGA"]
TITLES = [
    "NPWP Pembeli / Identitas lainnya", "Nama Pembeli", "Kode Transaksi", "Nomor Faktur Pajak", "Tanggal Faktur Pajak",
    "Masa Pajak", "Tahun", "Status Faktur", "ESignStatus", "Harga Jual/Penggantian/DPP", "DPP Nilai Lain/DPP", "PPN",
    "PPnBM", "Penandatangan", "Referensi", "Dilaporkan oleh Penjual", "Dilaporkan oleh Pemungut PPN",
]
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
]
NO_ID = "00000000-0000-0000-0000-000000000000"


def plain(sen):
    rupiah, rest = divmod(sen, 100)
    return f"{rupiah}.{rest:02d}" if rest else str(rupiah)


def indonesian(sen):
    rupiah, rest = divmod(sen, 100)
    return f"{rupiah:,}".replace(",", ".") + f",{rest:02d}"


def documents(count, seed, month):
    """The documents, each a dictionary; amounts in sen."""
    rng = random.Random(seed)
    statuses = [status for status, weight in STATUSES for _ in range(weight)]
    year, number = (int(part) for part in month.split("-"))
    for index in range(count):
        lines = []
        for _ in range(rng.randint(1, 3)):
            base = rng.randint(10_000, 9_000_000) * 100
            other = (base * 11 + 6) // 12
            lines.append((base, other, (other * 12 + 50) // 100))
        status = rng.choice(statuses)
        buyer = rng.randint(1, 5_000)
        made = datetime(year, number, rng.randint(1, 28), rng.randint(7, 20), rng.randint(0, 59), rng.randint(0, 59))
        yield {
            "record": f"{rng.getrandbits(32):08x}-0000-4000-8000-{index:012x}",
            "buyer": f"0999{buyer:09d}000",
            "name": f"PT CONTOH {rng.choice(WORDS)} {rng.choice(WORDS)} {buyer}",
            "nsfp": f"04002{year % 100}{index:010d}" if status in NUMBERED else None,
            "day": made,
            "status": status,
            "base": sum(line[0] for line in lines),
            "other": sum(line[1] for line in lines),
            "vat": sum(line[2] for line in lines),
            "lines": lines,
            "signer": rng.choice(SIGNERS) if status != "CREATED" else None,
            "reference": f"CONTOH/{year}/{index:07d}",
            "reported": rng.random() < 0.3,
            "created": made,
            "updated": made + timedelta(minutes=rng.randint(1, 5_000)),
        }


def json_row(document):
    moment = "%Y-%m-%dT%H:%M:%S+07:00"
    numbers = {key: document[key] / 100 if document[key] % 100 else document[key] // 100
               for key in ("base", "other", "vat")}
    return {
        "SP2DNumber": None, "RecordId": document["record"], "AggregateIdentifier": document["record"][::-1],
        "SellerTaxpayerAggregateIdentifier": "00000000-0000-4000-8000-0000000000a1",
        "BuyerTaxpayerAggregateIdentifier": "00000000-0000-4000-8000-0000000000b1", "CreatedBySeller": True,
        "SellerTIN": TAXPAYER, "BuyerTIN": document["buyer"], "DocumentNumber": None,
        "SellerTaxpayerName": "PT CONTOH PENJUAL", "BuyerTaxpayerNameClear": document["name"],
        "BuyerTaxpayerName": document["name"], "BuyerName": None, "TaxInvoiceCode": "TD.00304",
        "TaxInvoiceNumber": document["nsfp"], "TaxInvoiceDate": document["day"].strftime("%Y-%m-%dT00:00:00+07:00"),
        "TaxInvoicePeriod": f"TD.007{document['day'].month:02d}", "TaxInvoiceYear": str(document["day"].year),
        "TaxInvoiceStatus": document["status"], "BuyerStatus": None, "SellingPrice": numbers["base"],
        "OtherTaxBase": numbers["other"], "VAT": numbers["vat"], "STLG": 0, "Signer": document["signer"],
        "DownpaymentParentIdentifier": NO_ID, "DownpaymentSum": 0, "AmendedRecordId": None,
        "Valid": document["nsfp"] is not None, "ReportedByBuyer": False, "ReportedBySeller": document["reported"],
        "ReportedByVATCollector": None, "LastUpdatedDate": document["updated"].strftime(moment),
        "CreationDate": document["created"].strftime(moment), "PeriodCredit": None, "YearCredit": None,
        "InputInvoiceStatus": document["status"], "DocumentFormNumber": None, "DocumentFormAggregateIdentifier": None,
        "ESignStatus": "Done" if document["nsfp"] else None, "AmendedDocumentFormNumber": None,
        "AmendedDocumentFormAggregateIdentifier": None, "CanceledDocumentFormNumber": None,
        "CanceledDocumentFormAggregateIdentifier": None, "IsShowCancelInGrid": True,
        "Reference": document["reference"], "ChannelCode": None, "DisplayName": None, "IsMigrated": False,
        "IdDocument": None, "IdDocumentCountry": None, "IdDocumentNumber": None,
        "SellerLastUpdatedDate": "0001-01-01T00:00:00", "SellingPriceRemainingAmount": None,
        "OtherTaxBaseRemainingAmount": None, "VATRemainingAmount": None, "STLGRemainingAmount": None,
        "LastUpdatedBy": None, "CreatedBy": None,
    }


def write_json(path, rows, page):
    """One answer, or several one after another, as where the pages of a list are saved together."""
    begin = '{"IsSuccessful":true,"Message":null,"ErrorType":0,"Payload":{"TotalRecords":%d,"Data":['
    with open(path, "w", encoding="utf-8") as file:
        file.write(begin % (page or 1))
        for index, document in enumerate(rows):
            if index and page and index % page == 0:
                file.write("]}}\n" + begin % (index + page + 1))
            elif index:
                file.write(",")
            json.dump(json_row(document), file, separators=(",", ":"))
        file.write("]}}\n")


def write_csv(path, rows, headings, numbers, delimiter):
    amount = indonesian if numbers == "indonesian" else plain
    quote = lambda cell: '"' + cell.replace('"', '""') + '"' if any(c in cell for c in delimiter + '"\r\n') else cell
    first = next(iter(rows), None)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("\ufeff")
        if headings == "raw":
            file.write(delimiter.join(json_row(first)) + "\r\n" if first else "RecordId;TaxInvoiceStatus\r\n")
        else:
            file.write(delimiter.join(TITLES) + "\r\n")
        while first:
            d = first
            if headings == "raw":
                row = json_row(d)
                row.update(SellingPrice=amount(d["base"]), OtherTaxBase=amount(d["other"]), VAT=amount(d["vat"]))
                cells = ["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in row.values()]
            else:
                cells = [
                    d["buyer"], d["name"], "04", d["nsfp"] or "", d["day"].strftime("%d/%m/%Y"),
                    MONTHS[d["day"].month - 1], str(d["day"].year), d["status"], "Done" if d["nsfp"] else "",
                    amount(d["base"]), amount(d["other"]), amount(d["vat"]), amount(0), d["signer"] or "",
                    d["reference"], "Ya" if d["reported"] else "Tidak", "",
                ]
            file.write(delimiter.join(quote(cell) for cell in cells) + "\r\n")
            first = next(rows, None)


def write_xml(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<TaxInvoiceBulk>\n'
                   f"  <TIN>{TAXPAYER}</TIN>\n  <ListOfTaxInvoice>\n")
        for d in rows:
            goods = "".join(
                "<GoodService><Opt>A</Opt><Code>000000</Code><Name>Barang contoh</Name><Unit>UM.0018</Unit>"
                f"<Price>{plain(base)}</Price><Qty>1</Qty><TotalDiscount>0</TotalDiscount>"
                f"<TaxBase>{plain(base)}</TaxBase><OtherTaxBase>{plain(other)}</OtherTaxBase><VATRate>12</VATRate>"
                f"<VAT>{plain(vat)}</VAT><STLGRate>0</STLGRate><STLG>0</STLG></GoodService>"
                for base, other, vat in d["lines"])
            file.write(
                f"    <TaxInvoice><TaxInvoiceDate>{d['day']:%Y-%m-%d}</TaxInvoiceDate>"
                "<TaxInvoiceOpt>Normal</TaxInvoiceOpt><TrxCode>04</TrxCode><AddInfo/><CustomDoc/>"
                f"<CustomDocMonthYear/><RefDesc>{escape(d['reference'])}</RefDesc><FacilityStamp/>"
                f"<SellerIDTKU>{TAXPAYER}000000</SellerIDTKU><BuyerTin>{d['buyer']}</BuyerTin>"
                "<BuyerDocument>TIN</BuyerDocument><BuyerCountry>IDN</BuyerCountry>"
                f"<BuyerDocumentNumber>-</BuyerDocumentNumber><BuyerName>{escape(d['name'])}</BuyerName>"
                f"<BuyerAdress>JL CONTOH 1</BuyerAdress><BuyerEmail/><BuyerIDTKU>{d['buyer']}000000</BuyerIDTKU>"
                f"<ListOfGoodService>{goods}</ListOfGoodService></TaxInvoice>\n")
        file.write("  </ListOfTaxInvoice>\n</TaxInvoiceBulk>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--month", default="2026-10")
    parser.add_argument("--csv", choices=["titles", "raw"], default="titles")
    parser.add_argument("--numbers", choices=["indonesian", "plain"], default="indonesian")
    parser.add_argument("--delimiter", default=";")
    parser.add_argument("--page", type=int, default=0)
    parser.add_argument("--only", default="json,csv,xml")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    rows = lambda: documents(options.count, options.seed, options.month)
    place = lambda name: os.path.join(options.folder, name)
    if "json" in options.only:
        write_json(place("outputinvoice.json"), rows(), options.page)
    if "csv" in options.only:
        write_csv(place("pajak-keluaran.csv"), rows(), options.csv, options.numbers, options.delimiter)
    if "xml" in options.only:
        write_xml(place("taxinvoicebulk.xml"), rows())


if __name__ == "__main__":
    main()
